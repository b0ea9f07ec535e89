import { Button, Group, Modal, MultiSelect, SegmentedControl, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import {
  type EventEndpoint,
  type EventEndpointWishes,
  type EventTypeName,
  eventTypesQuery,
  useCreateEventEndpoint,
} from '../api/event-queries.ts';
import { documentOf, ProblemAlert } from '../states/problem-alert.tsx';
import { ShownOnce } from '../states/shown-once.tsx';

interface Wishes {
  name: string;
  kind: EventEndpoint['kind'];
  url: string;
  email: string;
  /** None for all. */
  types: EventTypeName[];
}

const blank: Wishes = { name: '', kind: 'webhook', url: '', email: '', types: [] };

/** Makes an endpoint; the secret of a webhook is shown this once. */
export function EventEndpointDialog({ onClose }: { readonly onClose: () => void }) {
  const create = useCreateEventEndpoint();
  const types = useQuery(eventTypesQuery);
  const form = useForm<Wishes>({
    initialValues: blank,
    validate: {
      name: (value) => (value.trim() === '' ? 'Say whom it tells.' : null),
      url: (value, { kind }) => (kind === 'webhook' && value.trim() === '' ? 'Say where to.' : null),
      email: (value, { kind }) => (kind === 'email' && value.trim() === '' ? 'Say where to.' : null),
    },
  });
  const secret = create.data?.secret;
  if (create.data !== undefined && typeof secret === 'string') {
    return (
      <Modal opened onClose={onClose} title={`${create.data.name} is made`} closeOnClickOutside={false}>
        <Stack>
          <ShownOnce label="Secret" value={secret}>
            What receives the webhooks checks their signatures with it. Copy it now: it is not shown again.
          </ShownOnce>
          <Group justify="flex-end">
            <Button onClick={onClose}>Done</Button>
          </Group>
        </Stack>
      </Modal>
    );
  }
  const { kind } = form.values;
  return (
    <Modal opened onClose={onClose} title="New endpoint">
      <form
        noValidate
        onSubmit={form.onSubmit((wishes) =>
          create.mutate(bodyOf(wishes), {
            onSuccess: (made) => {
              if (made.secret === null) {
                onClose();
              }
            },
            onError(error) {
              for (const { field, detail } of documentOf(error).errors ?? []) {
                form.setFieldError(field, detail);
              }
            },
          }),
        )}
      >
        <Stack>
          {create.isError && <ProblemAlert error={create.error} shownFields={['name', 'url', 'email', 'types']} />}
          <TextInput
            label="Name"
            description="Whom it tells, such as On-call."
            withAsterisk
            data-autofocus
            {...form.getInputProps('name')}
          />
          <SegmentedControl
            aria-label="How it is told"
            data={[
              { value: 'webhook', label: 'By a webhook' },
              { value: 'email', label: 'By e-mail' },
            ]}
            value={kind}
            onChange={(value) => form.setFieldValue('kind', value === 'email' ? 'email' : 'webhook')}
          />
          {kind === 'webhook' ? (
            <TextInput
              label="URL"
              description="A public https address that events are posted to."
              withAsterisk
              type="url"
              {...form.getInputProps('url')}
            />
          ) : (
            <TextInput label="E-mail address" withAsterisk type="email" {...form.getInputProps('email')} />
          )}
          <MultiSelect
            label="Events"
            description="What it is told of; none chosen stands for all."
            placeholder={form.values.types.length === 0 ? 'All events' : ''}
            data={(types.data?.items ?? []).map(({ type }) => type)}
            {...form.getInputProps('types')}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={create.isPending}>
              Create endpoint
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

function bodyOf({ name, kind, url, email, types }: Wishes): EventEndpointWishes {
  return {
    name: name.trim(),
    kind,
    ...(kind === 'webhook' ? { url: url.trim() } : { email: email.trim() }),
    types: types.length === 0 ? null : types,
  };
}
