import { Anchor, Button, Menu, Table, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { IconChevronDown, IconPlus, IconTemplate, IconUpload } from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useRef } from 'react';
import { useConnectorNames } from '../api/library-queries.ts';
import { useMay } from '../api/session.ts';
import { type TemplateSummary, templatesQuery, useCreateTemplate } from '../api/template-list-queries.ts';
import { Page } from '../app/page.tsx';
import { blankDocument } from '../cycles/blank-document.ts';
import { NameDialog } from '../cycles/name-dialog.tsx';
import { readCycleFile } from '../cycles/read-cycle-file.ts';
import { SearchBox } from '../filters/search-box.tsx';
import { triggerLabel } from '../runs/run-search.ts';
import { EmptyState } from '../states/empty-state.tsx';
import { LoadingState } from '../states/loading-state.tsx';
import { Moment } from '../states/moment.tsx';
import { documentOf, ProblemAlert } from '../states/problem-alert.tsx';
import { ShowMore } from '../states/show-more.tsx';
import { JsonFileInput } from '../records/json-file-input.tsx';
import { ReadyTemplatesDialog } from './ready-templates-dialog.tsx';

/** The partner's templates: cycles that are built once and installed in many accounts. */
export function TemplatesScreen() {
  const { q = '' } = useSearch({ from: '/inside/templates' });
  const navigate = useNavigate();
  const templates = useInfiniteQuery({ ...templatesQuery(q), placeholderData: keepPreviousData });
  const mayCreate = useMay('builder');
  const rows = templates.data?.pages.flatMap(({ items }) => items);
  return (
    <Page
      title="Templates"
      about="Cycles that are built once and installed in many accounts, each with its own connectors and values."
      actions={mayCreate && <NewTemplateMenu />}
    >
      <SearchBox
        label="Search templates"
        q={q}
        onSearch={(wanted) =>
          void navigate({ to: '/templates', search: wanted === '' ? {} : { q: wanted }, replace: true })
        }
      />
      {templates.isError && <ProblemAlert error={templates.error} onRetry={() => void templates.refetch()} />}
      {rows === undefined && !templates.isError && <LoadingState what="Loading templates" />}
      {rows !== undefined && rows.length > 0 && <TemplateTable rows={rows} />}
      {rows?.length === 0 &&
        (q === '' ? (
          <EmptyState icon={IconTemplate} title="No template yet">
            Build one, or import the file of a cycle that works well already.
          </EmptyState>
        ) : (
          <EmptyState icon={IconTemplate} title={`No template matches “${q}”`}>
            Search by a part of the name.
          </EmptyState>
        ))}
      <ShowMore query={templates} />
    </Page>
  );
}

function TemplateTable({ rows }: { readonly rows: readonly TemplateSummary[] }) {
  const connectorNames = useConnectorNames();
  return (
    <Table.ScrollContainer minWidth={680}>
      <Table highlightOnHover aria-label="Templates">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Name</Table.Th>
            <Table.Th>Started by</Table.Th>
            <Table.Th>Connectors</Table.Th>
            <Table.Th>Version</Table.Th>
            <Table.Th data-numeric>Installed</Table.Th>
            <Table.Th>Changed</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((template) => (
            <Table.Tr key={template.id}>
              <Table.Td>
                <Anchor component={Link} to={`/templates/${template.id}`} fw={550}>
                  {template.name}
                </Anchor>
                {template.description !== null && (
                  <Text size="xs" c="dimmed" lineClamp={1} maw={360}>
                    {template.description}
                  </Text>
                )}
              </Table.Td>
              <Table.Td>
                <Text size="sm" c="dimmed">
                  {template.trigger === null ? '–' : triggerLabel(template.trigger)}
                </Text>
              </Table.Td>
              <Table.Td>
                <Text size="sm" truncate maw={180}>
                  {connectorNames(template.connectors).join(', ') || '–'}
                </Text>
              </Table.Td>
              <Table.Td>{template.liveVersion ?? 'not published'}</Table.Td>
              <Table.Td data-numeric>{template.installed}</Table.Td>
              <Table.Td>
                <Moment at={template.updatedAt} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function NewTemplateMenu() {
  const [opened, { open, close }] = useDisclosure(false);
  const [isChoosing, ready] = useDisclosure(false);
  const create = useCreateTemplate();
  const navigate = useNavigate();
  const file = useRef<HTMLInputElement>(null);
  const take = async (text: string) => {
    try {
      const { id } = await create.mutateAsync({ draft: { ...readCycleFile(text).document } });
      await navigate({ to: '/templates/$template', params: { template: id } });
    } catch (error) {
      notifications.show({ color: 'red', title: 'It was not imported', message: documentOf(error).detail });
    }
  };
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button rightSection={<IconChevronDown size={14} />}>New template</Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconPlus size={15} aria-hidden="true" />} onClick={open}>
            Blank
          </Menu.Item>
          <Menu.Item leftSection={<IconTemplate size={15} aria-hidden="true" />} onClick={ready.open}>
            From a ready one
          </Menu.Item>
          <Menu.Item leftSection={<IconUpload size={15} aria-hidden="true" />} onClick={() => file.current?.click()}>
            Import a file
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <JsonFileInput ref={file} label="File of a template" onText={take} />
      {isChoosing && <ReadyTemplatesDialog onClose={ready.close} />}
      {opened && (
        <NameDialog
          title="New template"
          submitLabel="Create template"
          description="What it does; cycles installed from it are called so too."
          pending={create.isPending}
          error={create.error}
          onClose={close}
          onSubmit={(name) =>
            create.mutate(
              { draft: blankDocument(name) },
              { onSuccess: ({ id }) => navigate({ to: '/templates/$template/edit', params: { template: id } }) },
            )
          }
        />
      )}
    </>
  );
}
