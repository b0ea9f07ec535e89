import { Button, Group, Modal, Select, Stack, TagsInput, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { accountConnectorsQuery } from '../api/account-connector-queries.ts';
import { useCreateSetupLink } from '../api/account-setup-link-queries.ts';
import { connectorsQuery } from '../api/library-queries.ts';
import { documentOf, ProblemAlert } from '../states/problem-alert.tsx';
import { ShownOnce } from '../states/shown-once.tsx';

export interface SetupLinkDialogProps {
  readonly account: string;
  readonly onClose: () => void;
}

/** What stands next to its field needs no words above. */
const hasOwnField = /^(name|allowedOrigins|returnUrl)\b/;

const lifetimes = [
  { value: '60', label: 'in an hour' },
  { value: '1440', label: 'in a day' },
  { value: '10080', label: 'in 7 days' },
];

/** Makes a link by which the customer enters its own credentials; its address is shown this once. */
export function SetupLinkDialog({ account, onClose }: SetupLinkDialogProps) {
  const create = useCreateSetupLink(account);
  if (create.data !== undefined) {
    return (
      <Modal opened onClose={onClose} title="The setup link is made" closeOnClickOutside={false}>
        <Stack>
          <ShownOnce label="Setup link" value={create.data.url}>
            Copy it now: it is not shown again. It works once, for the browser that opens it first.
          </ShownOnce>
          <Group justify="flex-end">
            <Button onClick={onClose}>Done</Button>
          </Group>
        </Stack>
      </Modal>
    );
  }
  return (
    <Modal opened onClose={onClose} title="Create setup link">
      <SetupLinkFields account={account} create={create} onClose={onClose} />
    </Modal>
  );
}

interface SetupLinkFieldsProps extends SetupLinkDialogProps {
  readonly create: ReturnType<typeof useCreateSetupLink>;
}

function SetupLinkFields({ account, create, onClose }: SetupLinkFieldsProps) {
  const targets = useTargets(account);
  const form = useForm({
    initialValues: { target: '', name: '', origins: [] as string[], returnUrl: '', minutes: '10080' },
  });
  const target = targets.find(({ value }) => value === form.values.target) ?? targets[0];
  const problems = create.isError ? (documentOf(create.error).errors ?? []) : [];
  const problemOf = (name: string) => problems.find(({ field }) => field.split('.')[0] === name)?.detail;
  return (
    <form
      noValidate
      onSubmit={form.onSubmit(({ name, origins, returnUrl, minutes }) => {
        if (target !== undefined) {
          create.mutate({
            ...target.is,
            ...(target.isNew && name.trim() !== '' && { name: name.trim() }),
            ...(returnUrl.trim() !== '' && { returnUrl: returnUrl.trim() }),
            allowedOrigins: origins,
            expiresInMinutes: Number(minutes),
          });
        }
      })}
    >
      <Stack>
        {create.isError && !problems.some(({ field }) => hasOwnField.test(field)) && (
          <ProblemAlert error={create.error} />
        )}
        <Select
          label="Connector"
          description="The customer enters its own values, and sees only what the setup leaves to accounts."
          data={targets.map(({ value, label }) => ({ value, label }))}
          allowDeselect={false}
          value={target?.value ?? null}
          onChange={(value) => form.setFieldValue('target', value ?? '')}
          data-autofocus
        />
        {target?.isNew === true && (
          <TextInput
            label="Name"
            description="To tell it from others of the same kind in this account."
            placeholder={target.name}
            autoComplete="off"
            {...form.getInputProps('name')}
            error={problemOf('name')}
          />
        )}
        <TagsInput
          label="Allowed origins"
          description="Of your pages that show it in an iframe, such as https://app.example.com. Leave it empty where you send the link."
          placeholder={form.values.origins.length === 0 ? 'https://' : ''}
          maxTags={10}
          acceptValueOnBlur
          splitChars={[',', ' ']}
          {...form.getInputProps('origins')}
          error={problemOf('allowedOrigins')}
        />
        <TextInput
          label="Return URL"
          description="Where the customer is sent at the end if the page was in no iframe. It must be on an allowed origin."
          placeholder="https://"
          inputMode="url"
          autoComplete="off"
          {...form.getInputProps('returnUrl')}
          error={problemOf('returnUrl')}
        />
        <Select label="Expires" data={lifetimes} allowDeselect={false} {...form.getInputProps('minutes')} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={create.isPending} disabled={target === undefined}>
            Create setup link
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

interface Target {
  readonly value: string;
  readonly label: string;
  /** Of the connector, or of what is installed. */
  readonly name: string;
  readonly isNew: boolean;
  readonly is: { readonly connector: string; readonly installation?: string };
}

/** What a link can be for: each connector anew, and each that is installed. */
function useTargets(account: string): readonly Target[] {
  const connectors = useQuery(connectorsQuery(''));
  const installed = useQuery(accountConnectorsQuery(account));
  return [
    ...(connectors.data?.items ?? []).map(({ key, name }) => ({
      value: key,
      label: `${name}, newly installed`,
      name,
      isNew: true,
      is: { connector: key },
    })),
    ...(installed.data?.items ?? []).map(({ id, name, connector }) => ({
      value: id,
      label: `${name}, which is installed`,
      name,
      isNew: false,
      is: { connector, installation: id },
    })),
  ];
}
