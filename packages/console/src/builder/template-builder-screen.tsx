import { Badge, Button, Group } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useMemo } from 'react';
import { type Template, templateQuery, usePublishTemplate, useSaveTemplate } from '../api/template-queries.ts';
import { AnswerOf } from '../states/answer-of.tsx';
import { Builder } from './builder.tsx';
import { type Draft, useBuilder } from './builder-context.ts';
import { readCycleDocument } from './document/cycle-document.ts';
import type { Target } from './method-sources.ts';
import { UnreadableDraft } from './unreadable-draft.tsx';

/** The builder of a template. */
export function TemplateBuilderScreen() {
  const { template } = useParams({ from: '/inside/templates/$template/edit' });
  const found = useQuery(templateQuery(template));
  return (
    <AnswerOf query={found} waiting="Loading the template">
      {(data) => <TemplateBuilder key={data.id} template={data} />}
    </AnswerOf>
  );
}

const someAccount = { id: 'acc_sample', name: 'Sample account', externalId: null };

function TemplateBuilder({ template }: { readonly template: Template }) {
  const keep = useSaveTemplate(template.id);
  const target = useMemo<Target>(() => ({ kind: 'template', template: template.id }), [template.id]);
  const cycle = useMemo(() => ({ id: 'cyc_sample', name: template.name }), [template.name]);
  const read = readCycleDocument(template.draft);
  if (read.document === undefined) return <UnreadableDraft problem={read.problem} />;
  const save = async ({ document }: Draft, ifUpdatedAt: string | undefined) => {
    const { updatedAt } = await keep.mutateAsync({
      draft: { ...document },
      ...(ifUpdatedAt !== undefined && { ifUpdatedAt }),
    });
    return updatedAt;
  };
  return (
    <Builder
      target={target}
      initial={{ document: read.document, bindings: {}, variables: {} }}
      account={someAccount}
      cycle={cycle}
      lastRun={undefined}
      above={[{ title: 'Templates', to: '/templates' }]}
      badge={<Standing template={template} />}
      updatedAt={template.updatedAt}
      save={save}
      actions={(ready) => <Publish template={template} ready={ready} />}
      exported={async () => template.draft}
    />
  );
}

function Standing({ template: { liveVersion, changedSinceLive } }: { readonly template: Template }) {
  return (
    <Group gap={6} wrap="nowrap">
      <Badge color={liveVersion === null ? 'gray' : 'green'}>
        {liveVersion === null ? 'Draft' : `Live · version ${liveVersion}`}
      </Badge>
      {liveVersion !== null && changedSinceLive && <Badge color="gray">Changed since</Badge>}
    </Group>
  );
}

function Publish({ template, ready }: { readonly template: Template; readonly ready: () => Promise<boolean> }) {
  const { problems } = useBuilder();
  const publish = usePublishTemplate(template.id);
  const hasErrors = problems.some(({ level }) => level === 'error');
  const act = async () => {
    if (!(await ready())) return;
    publish.mutate(undefined, {
      onSuccess: () => notifications.show({ message: 'The draft is what is installed from now on.' }),
      onError: (error) => notifications.show({ color: 'red', message: error.message }),
    });
  };
  return (
    <Button
      size="xs"
      loading={publish.isPending}
      disabled={hasErrors}
      title={hasErrors ? 'Mend the problems first' : 'Makes the draft what is installed'}
      onClick={() => void act()}
    >
      Publish
    </Button>
  );
}
