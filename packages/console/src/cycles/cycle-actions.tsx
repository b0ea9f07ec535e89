import { ActionIcon, Button, Menu } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconDots, IconDownload, IconPlayerPlay, IconUpload } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useImportCycle } from '../api/cycle-list-queries.ts';
import { type Cycle, cycleQuery, exportCycle, useCycleAction } from '../api/cycle-queries.ts';
import { useQueryClient } from '@tanstack/react-query';
import { useMay } from '../api/session.ts';
import { LinkButton } from '../app/links.tsx';
import { saveJson } from '../records/save-json.ts';
import { documentOf } from '../states/problem-alert.tsx';
import { JsonFileInput } from '../records/json-file-input.tsx';
import { readCycleFile } from './read-cycle-file.ts';
import { RunByHand } from './run-by-hand.tsx';

/** Run, enable or disable, edit; export and import. */
export function CycleActions({ cycle }: { readonly cycle: Cycle }) {
  const mayChange = useMay('builder');
  const [isAsked, setAsked] = useState(false);
  return (
    <>
      {mayChange && cycle.liveVersion !== null && (
        <Button
          variant="default"
          leftSection={<IconPlayerPlay size={16} aria-hidden="true" />}
          onClick={() => setAsked(true)}
        >
          Run
        </Button>
      )}
      {isAsked && <RunByHand cycle={cycle} onClose={() => setAsked(false)} />}
      {mayChange && <Switch cycle={cycle} />}
      <LinkButton
        to="/accounts/$account/cycles/$cycle/edit"
        params={{ account: cycle.account, cycle: cycle.id }}
        variant={cycle.liveVersion === null ? 'filled' : 'default'}
      >
        {mayChange ? 'Edit' : 'Look at the steps'}
      </LinkButton>
      <FileMenu cycle={cycle} mayChange={mayChange} />
    </>
  );
}

function Switch({ cycle }: { readonly cycle: Cycle }) {
  const action = useCycleAction(cycle.account, cycle.id);
  if (cycle.liveVersion === null) return null;
  const wanted = cycle.enabled ? 'disable' : 'enable';
  return (
    <Button
      variant={cycle.enabled ? 'default' : 'filled'}
      loading={action.isPending}
      onClick={() =>
        action.mutate(wanted, {
          onSuccess: () =>
            notifications.show({
              message: cycle.enabled
                ? `${cycle.name} is disabled. Runs that have begun come to their end.`
                : `${cycle.name} is enabled.`,
              color: 'green',
            }),
          // What is missing stands on the overview, with the way to where it is mended.
          onError: (error) =>
            notifications.show({ color: 'red', title: 'It is as before', message: documentOf(error).detail }),
        })
      }
    >
      {cycle.enabled ? 'Disable' : 'Enable'}
    </Button>
  );
}

function FileMenu({ cycle, mayChange }: { readonly cycle: Cycle; readonly mayChange: boolean }) {
  const importing = useImportCycle(cycle.account, cycle.id);
  const queryClient = useQueryClient();
  const file = useRef<HTMLInputElement>(null);
  const refuse = (error: unknown) =>
    notifications.show({ color: 'red', title: 'It did not work', message: documentOf(error).detail });
  const take = async (text: string) => {
    try {
      const { changes } = await importing.mutateAsync(readCycleFile(text));
      await queryClient.invalidateQueries({ queryKey: cycleQuery(cycle.account, cycle.id).queryKey });
      notifications.show({
        color: 'green',
        message:
          changes.length === 0 ? 'The draft is as the file says.' : 'The draft is changed. Publish it to run it.',
      });
    } catch (error) {
      refuse(error);
    }
  };
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="default" size={34} aria-label="Export, import">
            <IconDots size={17} aria-hidden="true" />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            leftSection={<IconDownload size={15} aria-hidden="true" />}
            onClick={() => {
              exportCycle(cycle.account, cycle.id).then((content) => saveJson(cycle.name, content), refuse);
            }}
          >
            Export the draft
          </Menu.Item>
          {mayChange && (
            <Menu.Item leftSection={<IconUpload size={15} aria-hidden="true" />} onClick={() => file.current?.click()}>
              Import a file into it
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      <JsonFileInput ref={file} label="File of a cycle" onText={take} />
    </>
  );
}
