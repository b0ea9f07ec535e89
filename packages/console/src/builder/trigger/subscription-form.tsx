import { Checkbox, Group, NumberInput, Select, Stack, Switch, TagsInput, Text } from '@mantine/core';
import { recordChanges } from '../../runs/told-event.ts';
import { isRecord } from '../../records/record.ts';
import { useBuilder } from '../builder-context.ts';
import type { Subscription, TriggerOf } from '../document/cycle-document.ts';
import { toldRecordOf } from '../document/sample-data.ts';
import { withMembers } from '../document/with-members.ts';
import { type MethodSource, sourceOfSlot } from '../method-sources.ts';
import { withSlot } from '../palette/choices.ts';

export interface SubscriptionFormProps {
  readonly trigger: TriggerOf<'webhook'>;
}

/** An application that is told of the cycle's address by itself, and what it is to tell of. */
export function SubscriptionForm({ trigger }: SubscriptionFormProps) {
  const { draft, change, sources } = useBuilder();
  const { subscribe } = trigger;
  const offered = sources.sources.filter(({ webhooks }) => webhooks !== null);
  const source =
    subscribe === undefined
      ? undefined
      : sourceOfSlot(sources.sources, draft.document, draft.bindings, subscribe.connector);
  const write = (from: typeof draft, changed: Subscription | undefined, about?: string) => {
    // What an application is answered, and which of its deliveries are the same, is not for the person to say.
    const { subscribe: _subscribe, dedupe: _dedupe, answer: _answer, ...rest } = trigger;
    const next = changed === undefined ? rest : { ...rest, subscribe: changed };
    change(() => ({ ...from, document: { ...from.document, trigger: next } }), about);
  };
  const choose = (wanted: MethodSource | undefined) => {
    if (wanted === undefined || wanted.id === source?.id) return;
    const { draft: changed, slot } = withSlot(draft, wanted);
    const isOther = subscribe === undefined || wanted.connector !== source?.connector;
    write(changed, isOther ? { connector: slot, records: '' } : { ...subscribe, connector: slot });
  };
  return (
    <Stack gap="md">
      <Switch
        label="Subscribe at an application"
        description="It is told of the address while the cycle is enabled, and no more afterwards."
        disabled={offered.length === 0 && subscribe === undefined}
        checked={subscribe !== undefined}
        onChange={({ currentTarget }) => {
          if (currentTarget.checked) choose(offered[0]);
          else write(draft, undefined);
        }}
      />
      {offered.length === 0 && !sources.isLoading && (
        <Text size="xs" c="dimmed">
          None of the connectors that are here tells of changes by itself.
        </Text>
      )}
      {subscribe !== undefined && (
        <>
          <Select
            label="Application"
            allowDeselect={false}
            data={offered.map(({ id, name }) => ({ value: id, label: name }))}
            value={source?.id ?? null}
            placeholder={subscribe.connector}
            onChange={(id) => choose(offered.find((each) => each.id === id))}
          />
          <Wanted
            subscribe={subscribe}
            records={source?.webhooks?.records ?? []}
            onChange={(members) =>
              write(draft, withMembers(subscribe, members), `subscribe ${Object.keys(members).join(' ')}`)
            }
          />
        </>
      )}
    </Stack>
  );
}

interface WantedProps {
  readonly subscribe: Subscription;
  readonly records: NonNullable<MethodSource['webhooks']>['records'];
  /** What is undefined is taken away. */
  readonly onChange: (members: Readonly<Record<string, unknown>>) => void;
}

/** The records and changes that are wanted, and how what never came is found. */
function Wanted({ subscribe, records, onChange }: WantedProps) {
  const { samples, problems } = useBuilder();
  const { changes = recordChanges, fields = [] } = subscribe;
  const record = toldRecordOf(samples);
  const wrong = problems.find(({ at }) => at === 'trigger.subscribe.records')?.detail;
  return (
    <>
      <Select
        label="Records"
        searchable
        allowDeselect={false}
        withAsterisk
        placeholder="Choose what it tells of"
        nothingFoundMessage="It tells of nothing that is called so"
        data={records.map(({ name, label }) => ({ value: name, label }))}
        value={subscribe.records === '' ? null : subscribe.records}
        error={subscribe.records === '' ? 'Choose what it tells of.' : wrong}
        onChange={(chosen) => onChange({ records: chosen ?? '' })}
      />
      <Checkbox.Group
        label="When they are"
        value={[...changes]}
        onChange={(chosen) => {
          const wanted = recordChanges.filter((each) => chosen.includes(each));
          if (wanted.length === 0) return;
          onChange({
            changes: wanted.length === recordChanges.length ? undefined : wanted,
            ...(!wanted.includes('modified') && { fields: undefined }),
          });
        }}
      >
        <Group mt={6}>
          {recordChanges.map((each) => (
            <Checkbox key={each} value={each} label={each} disabled={changes.length === 1 && changes[0] === each} />
          ))}
        </Group>
      </Checkbox.Group>
      {changes.includes('modified') && (
        <TagsInput
          label="Only where one of these fields is modified"
          description="As the application names them; any field unless one is named. A list does not tell which fields were modified: with names here, modifications that were never delivered are not looked for."
          data={isRecord(record) ? Object.keys(record) : []}
          value={[...fields]}
          maxTags={100}
          onChange={(named) => onChange({ fields: named.length === 0 ? undefined : named })}
        />
      )}
      <NumberInput
        label="Look for what was never delivered, every (minutes)"
        description="A list is read for it. Only what it finds, and nobody told of, starts a run."
        min={5}
        max={10_080}
        allowDecimal={false}
        value={subscribe.reconcileMinutes ?? 60}
        onChange={(value) =>
          onChange({ reconcileMinutes: typeof value === 'number' && value !== 60 ? value : undefined })
        }
      />
    </>
  );
}
