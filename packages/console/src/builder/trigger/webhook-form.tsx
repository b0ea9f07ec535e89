import { Select, Stack, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { cycleQuery } from '../../api/cycle-queries.ts';
import { ShownOnce } from '../../states/shown-once.tsx';
import { useBuilder } from '../builder-context.ts';
import type { TriggerOf } from '../document/cycle-document.ts';
import { SubscriptionForm } from './subscription-form.tsx';

export interface WebhookFormProps {
  readonly trigger: TriggerOf<'webhook'>;
  readonly set: (members: Readonly<Record<string, unknown>>) => void;
}

/** An address that starts a run for each delivery; or an application that is told of the address by itself. */
export function WebhookForm({ trigger, set }: WebhookFormProps) {
  return (
    <Stack gap="md">
      {trigger.subscribe === undefined && <Address />}
      <SubscriptionForm trigger={trigger} />
      {trigger.subscribe === undefined && <Deliveries trigger={trigger} set={set} />}
    </Stack>
  );
}

/** How deliveries are answered, and which are the same. */
function Deliveries({ trigger, set }: WebhookFormProps) {
  const by = trigger.dedupe?.by ?? 'delivery';
  return (
    <>
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
    </>
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
