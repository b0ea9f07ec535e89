import { Accordion, ActionIcon, Alert, Group, Menu, Stack, Text, TextInput, Tooltip } from '@mantine/core';
import { IconCopy, IconDots, IconTrash, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useBuilder } from '../builder-context.ts';
import { findStep } from '../document/blocks.ts';
import type { Step } from '../document/cycle-document.ts';
import { duplicateStep, removeStep, renameStep, takenKeys } from '../document/edit-steps.ts';
import { stepIcons, titleOf } from '../document/step-words.ts';
import { withMembers } from '../document/with-members.ts';
import { StepTest } from '../runs/step-test.tsx';
import { AdvancedMethod, isAdvanced } from './advanced-method.tsx';
import { ErrorPolicy } from './error-policy.tsx';
import { DecisionForm, DelayForm, EndForm, LoopForm, MethodForm, ReferenceForm, TransformForm } from './kind-forms.tsx';
import { problemsAt } from './problems-within.ts';
import classes from './step-form.module.css';
import { ValueForm } from './value-form.tsx';

type SetMembers = (members: Readonly<Record<string, unknown>>) => void;

/** The form of one step: what it does, what happens when it fails, and its test. */
export function StepDrawer({ stepKey }: { readonly stepKey: string }) {
  const { document, changeStep, epoch, mayChange } = useBuilder();
  const step = findStep(document.steps, stepKey);
  if (step === undefined) return null;
  const set = (members: Readonly<Record<string, unknown>>) =>
    changeStep(stepKey, (old) => withMembers(old, members), `${stepKey} ${Object.keys(members).join(' ')}`);
  return (
    <>
      <Head step={step} />
      <fieldset className={classes.body} disabled={!mayChange}>
        <Stack gap="lg">
          <Problems step={step} />
          <NameFields key={`${stepKey} names ${epoch}`} step={step} set={set} />
          <ValueForm base={`steps.${stepKey}`} step={stepKey}>
            <div key={`${stepKey} ${epoch}`}>
              <KindForm step={step} set={set} />
            </div>
          </ValueForm>
          <Extras key={`${stepKey} extras`} step={step} set={set} />
          <StepTest key={`${stepKey} test`} step={step} />
        </Stack>
      </fieldset>
    </>
  );
}

/** What is folded away: most steps need none of it. */
function Extras({ step, set }: { readonly step: Step; readonly set: SetMembers }) {
  const { epoch } = useBuilder();
  const canFail =
    step.kind === 'method' || step.kind === 'transform' || step.kind === 'loop' || step.kind === 'decision';
  if (!canFail) return null;
  const isMethod = step.kind === 'method' && step.method !== '';
  return (
    <Accordion
      multiple
      defaultValue={step.kind === 'method' && isAdvanced(step) ? ['advanced'] : []}
      variant="default"
      chevronPosition="left"
      classNames={{ item: classes.accordion ?? '' }}
    >
      <Accordion.Item value="error">
        <Accordion.Control>When it fails</Accordion.Control>
        <Accordion.Panel>
          <ErrorPolicy key={epoch} value={step.onError} onChange={(onError) => set({ onError })} />
        </Accordion.Panel>
      </Accordion.Item>
      {isMethod && (
        <Accordion.Item value="advanced">
          <Accordion.Control>Advanced</Accordion.Control>
          <Accordion.Panel>
            <ValueForm base={`steps.${step.key}`} step={step.key}>
              <AdvancedMethod key={epoch} step={step} set={set} />
            </ValueForm>
          </Accordion.Panel>
        </Accordion.Item>
      )}
    </Accordion>
  );
}

function Head({ step }: { readonly step: Step }) {
  const { select, changeDocument, document, methodName, mayChange } = useBuilder();
  const Symbol = stepIcons[step.kind];
  return (
    <div className={classes.head}>
      <Symbol size={18} stroke={1.7} aria-hidden="true" />
      <Text fw={600} truncate flex={1} component="h2" size="md" m={0}>
        {titleOf(step, methodName)}
      </Text>
      {mayChange && (
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon variant="subtle" color="gray" aria-label="More about this step">
              <IconDots size={16} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item
              leftSection={<IconCopy size={15} aria-hidden="true" />}
              onClick={() => {
                const copy = duplicateStep(document, step.key);
                changeDocument(() => copy.document);
                select({ what: 'step', key: copy.key });
              }}
            >
              Duplicate
            </Menu.Item>
            <Menu.Item
              leftSection={<IconTrash size={15} aria-hidden="true" />}
              onClick={() => {
                changeDocument((old) => removeStep(old, step.key));
                select(undefined);
              }}
            >
              Delete
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      )}
      <Tooltip label="Close (Esc)">
        <ActionIcon variant="subtle" color="gray" aria-label="Close the step" onClick={() => select(undefined)}>
          <IconX size={16} />
        </ActionIcon>
      </Tooltip>
    </div>
  );
}

/** Problems of the step that no field of it shows: warnings, and what is about the step itself. */
function Problems({ step }: { readonly step: Step }) {
  const { problems } = useBuilder();
  const own = problemsAt(problems, `steps.${step.key}`).filter(
    ({ at, level }) =>
      level === 'warning' || at === `steps.${step.key}` || /\.(connector|auth|then|else|steps)$/.test(at),
  );
  if (own.length === 0) return null;
  return (
    <Stack gap="xs">
      {own.map(({ code, at, detail, hint, level }) => (
        <Alert key={`${code} ${at} ${detail}`} color={level === 'error' ? 'red' : 'yellow'} p="xs">
          <Text size="sm">
            {detail} {hint}{' '}
            {at !== `steps.${step.key}` && (
              <Text span size="xs" c="dimmed" ff="monospace">
                {at.slice(`steps.${step.key}.`.length)}
              </Text>
            )}
          </Text>
        </Alert>
      ))}
    </Stack>
  );
}

function NameFields({ step, set }: { readonly step: Step; readonly set: SetMembers }) {
  const { document, changeDocument, select, methodName } = useBuilder();
  const [key, setKey] = useState(step.key);
  const wrong = keyProblem(key, step.key, takenKeys(document));
  const rename = () => {
    if (key === step.key || wrong !== undefined) return;
    changeDocument((old) => renameStep(old, step.key, key));
    select({ what: 'step', key });
  };
  return (
    <Group grow align="flex-start" gap="xs">
      <TextInput
        label="Name"
        placeholder={titleOf({ ...step, name: undefined }, methodName)}
        value={step.name ?? ''}
        onChange={({ currentTarget }) => set({ name: currentTarget.value === '' ? undefined : currentTarget.value })}
      />
      <TextInput
        label="Key"
        styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)', fontSize: 12.5 } }}
        value={key}
        error={wrong}
        spellCheck={false}
        onChange={({ currentTarget }) => setKey(currentTarget.value)}
        onBlur={rename}
        onKeyDown={(event) => {
          if (event.key === 'Enter') rename();
        }}
      />
    </Group>
  );
}

function keyProblem(key: string, own: string, taken: ReadonlySet<string>): string | undefined {
  if (!/^[A-Za-z][A-Za-z0-9_]{0,59}$/.test(key)) return 'A letter, then letters, digits and underscores.';
  return key !== own && taken.has(key) ? 'Another step has this key.' : undefined;
}

function KindForm({ step, set }: { readonly step: Step; readonly set: SetMembers }) {
  switch (step.kind) {
    case 'method':
      return <MethodForm step={step} set={set} />;
    case 'decision':
      return <DecisionForm step={step} set={set} />;
    case 'loop':
      return <LoopForm step={step} set={set} />;
    case 'delay':
      return <DelayForm step={step} set={set} />;
    case 'transform':
      return <TransformForm step={step} set={set} />;
    case 'end':
      return <EndForm step={step} set={set} />;
    case 'reference':
      return <ReferenceForm step={step} set={set} />;
  }
}
