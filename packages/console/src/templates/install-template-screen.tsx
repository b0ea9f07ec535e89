import { Button, Checkbox, Group, Stack, TextInput, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { accountConnectorsQuery } from '../api/account-connector-queries.ts';
import { startCycle, useCreateCycle } from '../api/cycle-list-queries.ts';
import { useMay } from '../api/session.ts';
import { templateVersionQuery } from '../api/template-list-queries.ts';
import { type Template, templateQuery } from '../api/template-queries.ts';
import { Page } from '../app/page.tsx';
import { useLeaveGuard } from '../app/use-leave-guard.ts';
import { needsOf } from '../cycles/cycle-needs.ts';
import { SlotInputs, VariableInputs } from '../cycles/need-inputs.tsx';
import { needProblems } from '../cycles/need-problems.ts';
import { AccountSelect } from '../filters/account-select.tsx';
import { AnswerOf } from '../states/answer-of.tsx';
import { EmptyState } from '../states/empty-state.tsx';
import { documentOf, ProblemAlert } from '../states/problem-alert.tsx';
import { IconTemplate } from '@tabler/icons-react';

/** Installs a template in an account: its connectors are bound, and its variables asked for. */
export function InstallTemplateScreen() {
  const { template: id } = useParams({ from: '/inside/templates/$template/install' });
  const template = useQuery(templateQuery(id));
  return (
    <AnswerOf query={template} waiting="Loading the template">
      {(data) => (
        <Page
          title={`Install ${data.name}`}
          about="The account gets a cycle of its own; updates of the template reach it when you say so."
          above={[
            { title: 'Templates', to: '/templates' },
            { title: data.name, to: `/templates/${id}` },
          ]}
        >
          {data.liveVersion === null ? (
            <EmptyState icon={IconTemplate} title="It is not published yet">
              Publish the template; then it can be installed.
            </EmptyState>
          ) : (
            <InstallForm template={data} version={data.liveVersion} />
          )}
        </Page>
      )}
    </AnswerOf>
  );
}

function InstallForm({ template, version }: { readonly template: Template; readonly version: number }) {
  const { account } = useSearch({ from: '/inside/templates/$template/install' });
  const navigate = useNavigate();
  return (
    <Stack gap="lg" maw={480}>
      <AccountSelect
        label="Account"
        placeholder="Choose an account"
        value={account}
        onChange={(chosen) =>
          void navigate({
            to: '/templates/$template/install',
            params: { template: template.id },
            search: chosen === undefined ? {} : { account: chosen },
            replace: true,
          })
        }
      />
      {account !== undefined && <NeedsForm key={account} template={template} version={version} account={account} />}
    </Stack>
  );
}

interface NeedsFormProps {
  readonly template: Template;
  readonly version: number;
  readonly account: string;
}

function NeedsForm({ template, version, account }: NeedsFormProps) {
  const release = useQuery(templateVersionQuery(template.id, version));
  const create = useCreateCycle();
  const navigate = useNavigate();
  const mayInstall = useMay('builder');
  const [name, setName] = useState(template.name);
  const [chosen, setChosen] = useState<Readonly<Record<string, string | null>>>({});
  const [values, setValues] = useState<Readonly<Record<string, unknown>>>({});
  const [starts, setStarts] = useState(true);
  const isTouched = Object.keys(chosen).length > 0 || Object.keys(values).length > 0 || name !== template.name;
  useLeaveGuard(isTouched && !create.isPending && !create.isSuccess);
  const { variables, connectors } = needsOf(release.data?.document);
  const bindings = { ...useOnlyChoices(account, connectors), ...withoutNulls(chosen) };
  const problems = needProblems(create.error);
  const install = async () => {
    try {
      const { id } = await create.mutateAsync({
        account,
        template: template.id,
        name: name.trim(),
        bindings,
        variables: withoutNulls(values),
      });
      if (starts) await startNow(account, id, name);
      await navigate({ to: '/accounts/$account/cycles/$cycle', params: { account, cycle: id } });
    } catch {
      // It is shown above the fields.
    }
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void install();
      }}
    >
      <Stack gap="lg">
        {create.error !== null && <ProblemAlert error={create.error} shownFields={[...problems.keys()]} />}
        <TextInput
          label="Name"
          description="What the cycle is called in this account."
          value={name}
          error={problems.get('name')}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
        />
        <Stack gap="sm" component="section" aria-label="Connectors">
          <Title order={2}>Connectors</Title>
          <AnswerOf query={release} waiting="Loading the connectors">
            {() => (
              <SlotInputs
                account={account}
                slots={connectors}
                bindings={bindings}
                errors={problems}
                onChange={(slot, installation) => setChosen({ ...chosen, [slot]: installation })}
              />
            )}
          </AnswerOf>
        </Stack>
        {variables.length > 0 && (
          <Stack gap="sm" component="section" aria-label="Variables">
            <Title order={2}>Variables</Title>
            <VariableInputs
              variables={variables}
              values={values}
              errors={problems}
              onChange={(variable, value) => setValues({ ...values, [variable]: value })}
            />
          </Stack>
        )}
        <Checkbox
          label="Publish and enable it at once"
          description="Where something is missing yet, the cycle's page says what."
          checked={starts}
          onChange={({ currentTarget }) => setStarts(currentTarget.checked)}
        />
        <Group>
          <Button type="submit" loading={create.isPending} disabled={!mayInstall || name.trim() === ''}>
            Install
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** Publishes and enables; what stands in the way is shown on the page of the cycle. */
async function startNow(account: string, cycle: string, name: string): Promise<void> {
  try {
    await startCycle(account, cycle);
    notifications.show({ message: `${name} is installed and enabled.`, color: 'green' });
  } catch (error) {
    notifications.show({ color: 'yellow', title: 'Installed, not started yet', message: documentOf(error).detail });
  }
}

/** The connectors of the account that are the only ones for their slots. */
function useOnlyChoices(
  account: string,
  slots: Readonly<Record<string, { readonly connector: string }>>,
): Record<string, string> {
  const installed = useQuery(accountConnectorsQuery(account));
  return Object.fromEntries(
    Object.entries(slots).flatMap(([slot, { connector }]): [string, string][] => {
      const [only, second] = (installed.data?.items ?? []).filter((each) => each.connector === connector);
      return only === undefined || second !== undefined ? [] : [[slot, only.id]];
    }),
  );
}

function withoutNulls<Value>(members: Readonly<Record<string, Value | null>>): Record<string, Value> {
  return Object.fromEntries(
    Object.entries(members).flatMap(([name, value]): [string, Value][] => (value === null ? [] : [[name, value]])),
  );
}
