import { Button, NumberInput, Select, Stack, Switch, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { cycleQuery } from '../../api/cycle-queries.ts';
import { ShownOnce } from '../../states/shown-once.tsx';
import { useBuilder } from '../builder-context.ts';
import type { TriggerOf } from '../document/cycle-document.ts';
import { sourceOfSlot } from '../method-sources.ts';
import { withSlot } from '../palette/choices.ts';
import { EventNames } from './event-names.tsx';

export interface WebhookFormProps {
  readonly trigger: TriggerOf<'webhook'>;
  readonly set: (members: Readonly<Record<string, unknown>>) => void;
}

/** An address that starts a run for each delivery; or an application that is told of it while the cycle is enabled. */
export function WebhookForm({ trigger, set }: WebhookFormProps) {
  const by = trigger.dedupe?.by ?? 'delivery';
  return (
    <Stack gap="md">
      <Address />
      <Select
        label="Answered"
        allowDeselect={false}
        data={[
          { value: 'accepted', label: 'At once, when the event is stored' },
          { value: 'result', label: 'With the result of an end step' },
        ]}
        value={trigger.answer ?? 'accepted'}
        onChange={(answer) => set({ answer: answer === 'result' ? 'result' : undefined })}
      />
      <Select
        label="Two deliveries are the same when they have the same"
        allowDeselect={false}
        data={[
          { value: 'delivery', label: 'Delivery id, else body' },
          { value: 'body', label: 'Body' },
          { value: 'path', label: 'Member of the event' },
          { value: 'none', label: 'Nothing: each starts a run' },
        ]}
        value={typeof by === 'object' ? 'path' : by}
        onChange={(chosen) =>
          set({
            dedupe:
              chosen === 'delivery' ? undefined : { by: chosen === 'path' ? { path: 'body.id' } : (chosen ?? 'none') },
          })
        }
      />
      {typeof by === 'object' && (
        <TextInput
          label="Member, as a path into the event"
          value={by.path}
          onChange={({ currentTarget }) => set({ dedupe: { by: { path: currentTarget.value } } })}
        />
      )}
      <Subscription trigger={trigger} set={set} />
    </Stack>
  );
}

function Address() {
  const { target } = useBuilder();
  return target.kind === 'cycle' ? (
    <AddressOf account={target.account} cycle={target.cycle} />
  ) : (
    <Text size="sm" c="dimmed">
      Each cycle that is installed from the template has an address of its own.
    </Text>
  );
}

function AddressOf({ account, cycle }: { readonly account: string; readonly cycle: string }) {
  const found = useQuery(cycleQuery(account, cycle));
  const url = found.data?.hookUrl ?? null;
  return url === null ? (
    <Text size="sm" c="dimmed">
      The address is shown once the draft is saved.
    </Text>
  ) : (
    <ShownOnce label="Address" value={url}>
      POST events here. Whoever knows the address can start the cycle; events are taken while it is enabled.
    </ShownOnce>
  );
}

function Subscription({ trigger, set }: WebhookFormProps) {
  const { draft, change, sources } = useBuilder();
  const { subscribe } = trigger;
  const source =
    subscribe === undefined
      ? undefined
      : sourceOfSlot(sources.sources, draft.document, draft.bindings, subscribe.connector);
  const choose = (id: string | null) => {
    const wanted = sources.sources.find((each) => each.id === id);
    if (wanted === undefined) return;
    const { draft: changed, slot } = withSlot(draft, wanted);
    change(() => changed);
    set({ subscribe: { events: {}, ...subscribe, connector: slot } });
  };
  return (
    <Stack gap="xs">
      <Switch
        label="Subscribe at an application"
        checked={subscribe !== undefined}
        onChange={({ currentTarget }) => {
          if (currentTarget.checked) choose(sources.sources[0]?.id ?? null);
          else set({ subscribe: undefined });
        }}
      />
      <Text size="xs" c="dimmed">
        While the cycle is enabled, the address is subscribed there, and taken away afterwards.
      </Text>
      {subscribe !== undefined && (
        <>
          <Select
            label="Application"
            allowDeselect={false}
            data={sources.sources.map(({ id, name }) => ({ value: id, label: name }))}
            value={source?.id ?? null}
            onChange={choose}
          />
          <EventNames value={subscribe.events} onChange={(events) => set({ subscribe: { ...subscribe, events } })} />
          <NumberInput
            label="Look for deliveries that never came, every (minutes)"
            min={5}
            max={10_080}
            value={subscribe.reconcileMinutes ?? 60}
            onChange={(value) =>
              set({ subscribe: { ...subscribe, reconcileMinutes: typeof value === 'number' ? value : 60 } })
            }
          />
        </>
      )}
      {sources.sources.length === 0 && (
        <Button variant="default" size="xs" disabled>
          No connector is installed
        </Button>
      )}
    </Stack>
  );
}
