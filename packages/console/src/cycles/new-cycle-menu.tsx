import { Button, Menu } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { IconChevronDown, IconPlus, IconTemplate, IconUpload } from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import { useRef } from 'react';
import { useCreateCycle, useImportCycle } from '../api/cycle-list-queries.ts';
import { documentOf } from '../states/problem-alert.tsx';
import { JsonFileInput } from '../records/json-file-input.tsx';
import { blankDocument } from './blank-document.ts';
import { NameDialog } from './name-dialog.tsx';
import { readCycleFile } from './read-cycle-file.ts';

/** Makes a cycle in an account: a blank one, from a template, or from a file. */
export function NewCycleMenu({ account }: { readonly account: string }) {
  const [opened, { open, close }] = useDisclosure(false);
  const create = useCreateCycle();
  const importing = useImportCycle(account);
  const navigate = useNavigate();
  const file = useRef<HTMLInputElement>(null);
  const take = async (text: string) => {
    try {
      const { id } = await importing.mutateAsync(readCycleFile(text));
      if (id !== null) await navigate({ to: '/accounts/$account/cycles/$cycle', params: { account, cycle: id } });
    } catch (error) {
      notifications.show({ color: 'red', title: 'It was not imported', message: documentOf(error).detail });
    }
  };
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button
            size="xs"
            variant="default"
            rightSection={<IconChevronDown size={14} />}
            loading={importing.isPending}
          >
            New cycle
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconPlus size={15} aria-hidden="true" />} onClick={open}>
            Blank
          </Menu.Item>
          <Menu.Item leftSection={<IconTemplate size={15} aria-hidden="true" />} component={Link} to="/templates">
            From a template
          </Menu.Item>
          <Menu.Item leftSection={<IconUpload size={15} aria-hidden="true" />} onClick={() => file.current?.click()}>
            Import a file
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <JsonFileInput ref={file} label="File of a cycle" onText={take} />
      {opened && (
        <NameDialog
          title="New cycle"
          submitLabel="Create cycle"
          description="What it does, such as “Late tasks to the chat”."
          pending={create.isPending}
          error={create.error}
          onClose={close}
          onSubmit={(name) =>
            create.mutate(
              { account, document: blankDocument(name) },
              {
                onSuccess: ({ id }) =>
                  navigate({ to: '/accounts/$account/cycles/$cycle/edit', params: { account, cycle: id } }),
              },
            )
          }
        />
      )}
    </>
  );
}
