import { NumberInput, SegmentedControl, Select, Stack, Text, TextInput } from '@mantine/core';
import { useFormContext } from '../../schema-form/form-context.ts';
import { useBuilder } from '../builder-context.ts';
import type {
  DecisionStep,
  DelayStep,
  EndStep,
  LoopStep,
  MethodStep,
  ReferenceStep,
  Step,
  TransformStep,
} from '../document/cycle-document.ts';
import { sourceOfSlot } from '../method-sources.ts';
import { ConditionEditor } from '../values/condition-editor.tsx';
import { MethodChoice } from './method-choice.tsx';
import { MethodInput } from './method-input.tsx';

/** A step of a kind, and how its members are changed; undefined takes one away. */
export interface KindFormProps<Kind extends Step> {
  readonly step: Kind;
  readonly set: (members: Readonly<Record<string, unknown>>) => void;
}

export function MethodForm({ step, set }: KindFormProps<MethodStep>) {
  const { draft, sources, problems } = useBuilder();
  const source = sourceOfSlot(sources.sources, draft.document, draft.bindings, step.connector);
  const wrong = problems.find(({ at }) => at === `steps.${step.key}.method`);
  const isPaged = source?.methods.some(({ key, paged }) => key === step.method && paged) === true;
  return (
    <Stack gap="md">
      <MethodChoice
        connector={step.connector}
        method={step.method}
        auth={step.auth}
        error={wrong?.detail}
        onChange={(chosen) => {
          const isOther = chosen.method !== step.method || chosen.connector !== step.connector;
          set({ ...chosen, ...(isOther && { lookUp: undefined }) });
        }}
      />
      {step.method !== '' && (
        <MethodInput
          base={`steps.${step.key}.input`}
          step={step.key}
          source={source}
          method={step.method}
          value={step.input}
          onChange={(input) => set({ input })}
        />
      )}
      {(isPaged || step.pages !== undefined) && (
        <NumberInput
          label="Pages, at most"
          description="Read into one list; a longer one fails. The first page alone unless more are named."
          min={1}
          max={100}
          value={step.pages ?? 1}
          onChange={(value) => set({ pages: typeof value === 'number' && value > 1 ? value : undefined })}
        />
      )}
    </Stack>
  );
}

export function DecisionForm({ step, set }: KindFormProps<DecisionStep>) {
  return (
    <Stack gap="xs">
      <Text size="sm" fw={600}>
        Goes the way <em>Yes</em> when
      </Text>
      <ConditionEditor label="Condition" path="when" value={step.when} onChange={(when) => set({ when })} />
    </Stack>
  );
}

export function LoopForm({ step, set }: KindFormProps<LoopStep>) {
  const { draft, sources, problems } = useBuilder();
  const { Field } = useFormContext();
  const { over } = step;
  const isMethod = !('list' in over);
  const connector = isMethod ? over.connector : '';
  const method = isMethod ? over.method : '';
  const source = sourceOfSlot(sources.sources, draft.document, draft.bindings, connector);
  const slot = Object.keys(draft.document.connectors)[0] ?? '';
  return (
    <Stack gap="md">
      <SegmentedControl
        aria-label="What is gone through"
        data={[
          { value: 'list', label: 'A list at hand' },
          { value: 'method', label: 'All records of a method' },
        ]}
        value={isMethod ? 'method' : 'list'}
        onChange={(chosen) =>
          set({ over: chosen === 'list' ? { list: { $path: 'trigger' } } : { connector: slot, method: '' } })
        }
      />
      {isMethod ? (
        <>
          <MethodChoice
            connector={connector}
            method={method}
            auth={typeof over['auth'] === 'string' ? over['auth'] : undefined}
            listsOnly
            error={problems.find(({ at }) => at === `steps.${step.key}.over.method`)?.detail}
            onChange={(chosen) => set({ over: defined({ ...over, ...chosen }) })}
          />
          {method !== '' && (
            <MethodInput
              base={`steps.${step.key}.over.input`}
              step={step.key}
              source={source}
              method={method}
              value={over['input']}
              onChange={(input) => set({ over: defined({ ...over, input }) })}
            />
          )}
        </>
      ) : (
        <Field
          schema={{ title: 'List', description: 'Each of its items is done by itself, as a transaction.' }}
          name="List"
          path="over.list"
          value={over['list']}
          onChange={(list) => set({ over: { list: list ?? [] } })}
        />
      )}
      <NumberInput
        label="At the same time"
        description="Records that are done at once; one after the other unless more are named."
        min={1}
        max={50}
        value={step.concurrency ?? 1}
        onChange={(value) => set({ concurrency: typeof value === 'number' && value > 1 ? value : undefined })}
      />
    </Stack>
  );
}

const units = [
  { value: '1', label: 'seconds' },
  { value: '60', label: 'minutes' },
  { value: '3600', label: 'hours' },
  { value: '86400', label: 'days' },
];

export function DelayForm({ step, set }: KindFormProps<DelayStep>) {
  const { Field } = useFormContext();
  const seconds = step.seconds ?? 60;
  const unit = Number(units.findLast(({ value }) => seconds % Number(value) === 0)?.value ?? 1);
  return (
    <Stack gap="md">
      <SegmentedControl
        aria-label="How long it waits"
        data={[
          { value: 'seconds', label: 'For a time' },
          { value: 'until', label: 'Until a moment' },
        ]}
        value={step.until === undefined ? 'seconds' : 'until'}
        onChange={(chosen) =>
          set(chosen === 'until' ? { seconds: undefined, until: { $path: '' } } : { seconds: 60, until: undefined })
        }
      />
      {step.until === undefined ? (
        <Stack gap="xs">
          <NumberInput
            label="Wait"
            min={1}
            value={seconds / unit}
            onChange={(value) => set({ seconds: typeof value === 'number' && value > 0 ? value * unit : seconds })}
          />
          <Select
            aria-label="Unit of the wait"
            data={units}
            value={String(unit)}
            allowDeselect={false}
            onChange={(chosen) => set({ seconds: (seconds / unit) * Number(chosen ?? unit) })}
          />
        </Stack>
      ) : (
        <Field
          schema={{ title: 'Moment', description: 'A date-time with its offset, such as 2026-01-31T08:00:00Z.' }}
          name="Moment"
          path="until"
          value={step.until}
          onChange={(until) => set({ until: until ?? '' })}
        />
      )}
    </Stack>
  );
}

export function TransformForm({ step, set }: KindFormProps<TransformStep>) {
  const { Field } = useFormContext();
  return (
    <Field
      schema={{ title: 'Value', description: `Later steps find it at steps.${step.key}.` }}
      name="Value"
      path="value"
      value={step.value}
      onChange={(value) => set({ value: value ?? null })}
    />
  );
}

export function EndForm({ step, set }: KindFormProps<EndStep>) {
  const { document } = useBuilder();
  const { Field } = useFormContext();
  const answers = document.trigger.kind === 'webhook' && document.trigger.answer === 'result';
  return (
    <Stack gap="md">
      <Select
        label="Ends"
        allowDeselect={false}
        data={[
          { value: 'transaction', label: 'This transaction' },
          { value: 'run', label: 'The whole run' },
        ]}
        value={step.scope ?? 'transaction'}
        onChange={(scope) => set({ scope: scope === 'run' ? 'run' : undefined })}
      />
      <Select
        label="As"
        allowDeselect={false}
        data={[
          { value: 'succeeded', label: 'Succeeded' },
          { value: 'failed', label: 'Failed' },
        ]}
        value={step.outcome ?? 'succeeded'}
        onChange={(outcome) => set({ outcome: outcome === 'failed' ? 'failed' : undefined })}
      />
      <TextInput
        label="Reason"
        value={step.reason ?? ''}
        onChange={({ currentTarget }) => set({ reason: currentTarget.value === '' ? undefined : currentTarget.value })}
      />
      {(answers || step.answer !== undefined) && (
        <Field
          schema={{ title: 'Answer', description: 'What the webhook is answered with.' }}
          name="Answer"
          path="answer"
          value={step.answer}
          onChange={(answer) => set({ answer })}
        />
      )}
    </Stack>
  );
}

const actions = [
  { value: 'find', label: 'Find the other side' },
  { value: 'claim', label: 'Find it, or be the only one to make it' },
  { value: 'save', label: 'Remember that two records are one' },
  { value: 'remove', label: 'Forget the pair' },
  { value: 'changed', label: 'Tell whether a record changed since it was written' },
] as const;

export function ReferenceForm({ step, set }: KindFormProps<ReferenceStep>) {
  const { Field } = useFormContext();
  const withContent = step.action === 'save' || step.action === 'changed';
  const field = (name: 'left' | 'right' | 'content', title: string, description?: string) => (
    <Field
      schema={{ title, ...(description !== undefined && { description }) }}
      name={title}
      path={name}
      value={step[name]}
      onChange={(value) => set({ [name]: value })}
    />
  );
  return (
    <Stack gap="md">
      <Select
        label="Does"
        allowDeselect={false}
        data={[...actions]}
        value={step.action}
        onChange={(action) => set({ action: actions.find(({ value }) => value === action)?.value ?? 'find' })}
      />
      <TextInput
        label="Link"
        description="The name of the link between two sides, shared by the cycles of an account."
        value={step.link}
        onChange={({ currentTarget }) => set({ link: currentTarget.value })}
      />
      {field('left', 'Left id')}
      {field('right', 'Right id')}
      {withContent && field('content', 'Content', 'What is compared, without times of change.')}
      {withContent && (
        <Select
          label="Side of the content"
          clearable
          data={[
            { value: 'left', label: 'Left' },
            { value: 'right', label: 'Right' },
          ]}
          value={step.side ?? null}
          onChange={(side) => set({ side: side === 'left' || side === 'right' ? side : undefined })}
        />
      )}
    </Stack>
  );
}

function defined(members: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
}
