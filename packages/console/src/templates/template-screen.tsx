import { Badge, Button, Group, Stack, Text, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconDownload } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useConnectorNames } from '../api/library-queries.ts';
import { useMay } from '../api/session.ts';
import { templateVersionsQuery, useDeleteTemplate } from '../api/template-list-queries.ts';
import { type Template, templateQuery, usePublishTemplate } from '../api/template-queries.ts';
import { LinkButton } from '../app/links.tsx';
import { Page } from '../app/page.tsx';
import { TypedConfirmation } from '../app/typed-confirmation.tsx';
import { VersionTable } from '../cycles/version-table.tsx';
import { saveJson } from '../records/save-json.ts';
import { triggerLabel } from '../runs/run-search.ts';
import { AnswerOf } from '../states/answer-of.tsx';
import { Facts } from '../states/facts.tsx';
import { LoadingState } from '../states/loading-state.tsx';
import { Moment } from '../states/moment.tsx';
import { ProblemAlert } from '../states/problem-alert.tsx';
import { ShowMore } from '../states/show-more.tsx';
import { InstalledCycles } from './installed-cycles.tsx';

/** One template: where it is installed, what updating would change there, and its versions. */
export function TemplateScreen() {
  const { template: id } = useParams({ from: '/inside/templates/$template' });
  const template = useQuery(templateQuery(id));
  const mayChange = useMay('builder');
  const connectorNames = useConnectorNames();
  return (
    <AnswerOf query={template} waiting="Loading the template">
      {(data) => (
        <Page
          title={data.name}
          about={data.description ?? undefined}
          above={[{ title: 'Templates', to: '/templates' }]}
          beside={<Standing template={data} />}
          actions={<Actions template={data} mayChange={mayChange} />}
        >
          <Facts
            facts={[
              ['Live version', data.liveVersion ?? 'none'],
              ['Started by', data.trigger === null ? undefined : triggerLabel(data.trigger)],
              ['Connectors', connectorNames(data.connectors).join(', ')],
              ['Installed', data.installed],
              ['Changed', <Moment key="changed" at={data.updatedAt} />],
            ]}
          />
          <Installed template={data} mayChange={mayChange} />
          <Versions template={data.id} />
          {mayChange && <Delete template={data} />}
        </Page>
      )}
    </AnswerOf>
  );
}

function Standing({ template: { liveVersion, changedSinceLive } }: { readonly template: Template }) {
  return (
    <Group gap={6}>
      <Badge color={liveVersion === null ? 'gray' : 'green'} variant="light">
        {liveVersion === null ? 'Draft' : `Version ${liveVersion}`}
      </Badge>
      {liveVersion !== null && changedSinceLive && (
        <Badge color="gray" variant="light">
          Draft differs
        </Badge>
      )}
    </Group>
  );
}

interface TemplateProps {
  readonly template: Template;
  readonly mayChange: boolean;
}

function Actions({ template, mayChange }: TemplateProps) {
  const publish = usePublishTemplate(template.id);
  const params = { template: template.id };
  const isUnpublished = template.liveVersion === null || template.changedSinceLive;
  return (
    <>
      {publish.isError && <ProblemAlert error={publish.error} />}
      <Button
        variant="default"
        leftSection={<IconDownload size={16} aria-hidden="true" />}
        onClick={() => saveJson(template.name, { format: 1, document: template.draft })}
      >
        Export
      </Button>
      <LinkButton to="/templates/$template/edit" params={params} variant="default">
        {mayChange ? 'Edit' : 'Look at the steps'}
      </LinkButton>
      {mayChange && isUnpublished && (
        <Button
          variant={template.liveVersion === null ? 'filled' : 'default'}
          loading={publish.isPending}
          onClick={() =>
            publish.mutate(undefined, {
              onSuccess: ({ liveVersion }) =>
                notifications.show({ message: `Version ${liveVersion} is live.`, color: 'green' }),
            })
          }
        >
          Publish
        </Button>
      )}
      {mayChange && template.liveVersion !== null && (
        <LinkButton to="/templates/$template/install" params={params}>
          Install
        </LinkButton>
      )}
    </>
  );
}

function Installed({ template, mayChange }: TemplateProps) {
  return (
    <Stack gap="sm" component="section" aria-label="Installed in">
      <Title order={2}>Installed in</Title>
      {template.installed === 0 || template.liveVersion === null ? (
        <Text size="sm" c="dimmed">
          {template.liveVersion === null
            ? 'Publish it; then it can be installed in accounts.'
            : 'No account has a cycle of it yet.'}
        </Text>
      ) : (
        <InstalledCycles template={template.id} mayChange={mayChange} />
      )}
    </Stack>
  );
}

function Versions({ template }: { readonly template: string }) {
  const versions = useInfiniteQuery(templateVersionsQuery(template));
  const rows = versions.data?.pages.flatMap(({ items }) => items);
  return (
    <Stack gap="sm" component="section" aria-label="Versions">
      <Title order={2}>Versions</Title>
      {versions.isError && <ProblemAlert error={versions.error} onRetry={() => void versions.refetch()} />}
      {rows === undefined && !versions.isError && <LoadingState what="Loading versions" />}
      {rows?.length === 0 && (
        <Text size="sm" c="dimmed">
          Publishing the draft makes the first one.
        </Text>
      )}
      {rows !== undefined && rows.length > 0 && <VersionTable rows={rows} />}
      <ShowMore query={versions} />
    </Stack>
  );
}

function Delete({ template }: { readonly template: Template }) {
  const remove = useDeleteTemplate(template.id);
  const navigate = useNavigate();
  return (
    <Group>
      <TypedConfirmation
        label="Delete template"
        title={`Delete ${template.name}?`}
        name={template.name}
        pending={remove.isPending}
        error={remove.error}
        onConfirm={() => remove.mutate(undefined, { onSuccess: () => navigate({ to: '/templates' }) })}
      >
        Its versions go with it. Cycles that were installed from it stay as they are, and belong to no template any
        more. This cannot be undone.
      </TypedConfirmation>
    </Group>
  );
}
