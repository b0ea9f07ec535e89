import { Button, Group, Stack, TextInput, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useDeleteCycle, useSaveCycleSettings } from '../api/cycle-list-queries.ts';
import { type Cycle, cycleQuery } from '../api/cycle-queries.ts';
import { useMay } from '../api/session.ts';
import { TypedConfirmation } from '../app/typed-confirmation.tsx';
import { useLeaveGuard } from '../app/use-leave-guard.ts';
import { AnswerOf } from '../states/answer-of.tsx';
import { ProblemAlert } from '../states/problem-alert.tsx';
import { needsOf } from './cycle-needs.ts';
import { SlotInputs, VariableInputs } from './need-inputs.tsx';
import { needProblems } from './need-problems.ts';

/** What the account gives to its cycle: name, connectors, variables; and deleting it. */
export function CycleSettings() {
  const { account, cycle: id } = useParams({ from: '/inside/accounts/$account/cycles/$cycle' });
  const cycle = useQuery(cycleQuery(account, id));
  const mayChange = useMay('builder');
  return (
    <AnswerOf query={cycle} waiting="Loading the settings">
      {(data) => (
        <Stack gap="xl">
          <SettingsForm cycle={data} mayChange={mayChange} />
          {mayChange && <Delete cycle={data} />}
        </Stack>
      )}
    </AnswerOf>
  );
}

function SettingsForm({ cycle, mayChange }: { readonly cycle: Cycle; readonly mayChange: boolean }) {
  const { variables, connectors } = needsOf(cycle.draft);
  const save = useSaveCycleSettings(cycle.account, cycle.id);
  const [name, setName] = useState(cycle.name);
  const [bindings, setBindings] = useState<Readonly<Record<string, string | null>>>({});
  const [values, setValues] = useState<Readonly<Record<string, unknown>>>({});
  const isRenamed = name.trim() !== cycle.name;
  const isChanged = isRenamed || Object.keys(bindings).length > 0 || Object.keys(values).length > 0;
  useLeaveGuard(isChanged && !save.isPending);
  const problems = needProblems(save.error);
  const submit = () =>
    save.mutate(
      { bindings: { ...bindings }, variables: { ...values }, ...(isRenamed && { name: name.trim() }) },
      {
        onSuccess: (saved) => {
          setBindings({});
          setValues({});
          setName(saved.name);
          notifications.show({
            color: 'green',
            message:
              saved.changedSinceLive && saved.liveVersion !== null ? 'Saved. Publish it to run it so.' : 'Saved.',
          });
        },
      },
    );
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <fieldset disabled={!mayChange} style={{ border: 0, margin: 0, padding: 0, minInlineSize: 0 }}>
        <Stack gap="lg" maw={480}>
          {save.error !== null && <ProblemAlert error={save.error} shownFields={[...problems.keys()]} />}
          <TextInput
            label="Name"
            value={name}
            error={problems.get('name')}
            onChange={({ currentTarget }) => setName(currentTarget.value)}
          />
          <Stack gap="sm" component="section" aria-label="Connectors">
            <Title order={2}>Connectors</Title>
            <SlotInputs
              account={cycle.account}
              slots={connectors}
              bindings={present({ ...cycle.bindings, ...bindings })}
              errors={problems}
              onChange={(slot, installation) => setBindings({ ...bindings, [slot]: installation })}
            />
          </Stack>
          {variables.length > 0 && (
            <Stack gap="sm" component="section" aria-label="Variables">
              <Title order={2}>Variables</Title>
              <VariableInputs
                variables={variables}
                values={{ ...cycle.variables, ...values }}
                errors={problems}
                onChange={(variable, value) => setValues({ ...values, [variable]: value })}
              />
            </Stack>
          )}
          {mayChange && (
            <Group>
              <Button type="submit" loading={save.isPending} disabled={!isChanged || name.trim() === ''}>
                Save
              </Button>
            </Group>
          )}
        </Stack>
      </fieldset>
    </form>
  );
}

function present(bindings: Readonly<Record<string, string | null>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(bindings).flatMap(([slot, id]): [string, string][] => (id === null ? [] : [[slot, id]])),
  );
}

function Delete({ cycle }: { readonly cycle: Cycle }) {
  const remove = useDeleteCycle(cycle.account, cycle.id);
  const navigate = useNavigate();
  return (
    <Group>
      <TypedConfirmation
        label="Delete cycle"
        title={`Delete ${cycle.name}?`}
        name={cycle.name}
        pending={remove.isPending}
        error={remove.error}
        onConfirm={() =>
          remove.mutate(undefined, {
            onSuccess: () => navigate({ to: '/accounts/$account', params: { account: cycle.account } }),
          })
        }
      >
        Its versions, its address, its checkpoints and its runs go with it. This cannot be undone. What it has written
        in applications stays.
      </TypedConfirmation>
    </Group>
  );
}
