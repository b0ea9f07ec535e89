import { ActionIcon, Alert, Group, SegmentedControl, Stack, Text, Tooltip } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useBuilder } from '../builder-context.ts';
import type { Trigger, TriggerKind } from '../document/cycle-document.ts';
import { triggerIcons, triggerLabels } from '../document/step-words.ts';
import { withMembers } from '../document/with-members.ts';
import { problemsAt } from '../step-form/problems-within.ts';
import classes from '../step-form/step-form.module.css';
import { PollForm } from './poll-form.tsx';
import { SampleField } from './sample-field.tsx';
import { ScheduleForm } from './schedule-form.tsx';
import { WebhookForm } from './webhook-form.tsx';

const kinds: readonly TriggerKind[] = ['manual', 'webhook', 'schedule', 'poll'];
const shortLabels: Readonly<Record<TriggerKind, string>> = {
  manual: 'By hand',
  webhook: 'Webhook',
  schedule: 'Schedule',
  poll: 'Poll',
};

/** The form of what starts the cycle. */
export function TriggerDrawer() {
  const { document, changeDocument, select, epoch, problems, mayChange } = useBuilder();
  const { trigger } = document;
  const Symbol = triggerIcons[trigger.kind];
  const set = (members: Readonly<Record<string, unknown>>) =>
    changeDocument(
      (old) => ({ ...old, trigger: withMembers(old.trigger, members) }),
      `trigger ${Object.keys(members).join(' ')}`,
    );
  const own = problemsAt(problems, 'trigger');
  return (
    <>
      <div className={classes.head}>
        <Symbol size={18} stroke={1.7} aria-hidden="true" />
        <Text fw={600} flex={1} component="h2" size="md" m={0}>
          {triggerLabels[trigger.kind]}
        </Text>
        <Tooltip label="Close (Esc)">
          <ActionIcon variant="subtle" color="gray" aria-label="Close the trigger" onClick={() => select(undefined)}>
            <IconX size={16} />
          </ActionIcon>
        </Tooltip>
      </div>
      <fieldset className={classes.body} disabled={!mayChange}>
        <Stack gap="lg">
          <SegmentedControl
            aria-label="What starts it"
            data={kinds.map((kind) => ({ value: kind, label: shortLabels[kind] }))}
            value={trigger.kind}
            onChange={(chosen) => {
              const kind = kinds.find((each) => each === chosen);
              if (kind !== undefined && kind !== trigger.kind)
                changeDocument((old) => ({ ...old, trigger: beginTrigger(kind, old.trigger.sample) }));
            }}
          />
          {own.map(({ code, at, detail, hint, level }) => (
            <Alert key={`${code} ${at}`} color={level === 'error' ? 'red' : 'yellow'} p="xs">
              <Group gap={4}>
                <Text size="sm">
                  {detail} {hint}
                </Text>
              </Group>
            </Alert>
          ))}
          <div key={`${trigger.kind} ${epoch}`}>
            <KindForm trigger={trigger} set={set} />
          </div>
          <SampleField key={`sample ${epoch}`} />
        </Stack>
      </fieldset>
    </>
  );
}

function KindForm({ trigger, set }: { readonly trigger: Trigger; readonly set: SetMembers }) {
  switch (trigger.kind) {
    case 'manual':
      return (
        <Text size="sm" c="dimmed">
          A person starts it here, or a program by the API. What they give is there as <code>trigger</code>.
        </Text>
      );
    case 'webhook':
      return <WebhookForm trigger={trigger} set={set} />;
    case 'schedule':
      return <ScheduleForm trigger={trigger} set={set} />;
    case 'poll':
      return <PollForm trigger={trigger} set={set} />;
  }
}

type SetMembers = (members: Readonly<Record<string, unknown>>) => void;

function beginTrigger(kind: TriggerKind, sample: unknown): Trigger {
  const kept = sample === undefined ? {} : { sample };
  switch (kind) {
    case 'manual':
    case 'webhook':
      return { kind, ...kept };
    case 'schedule':
      return { kind, cron: '0 6 * * *', timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone };
    case 'poll':
      return { kind, connector: '', method: '', everyMinutes: 15 };
  }
}
