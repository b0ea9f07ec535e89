import { Group, Stack, Text } from '@mantine/core';
import { isRecord } from '../../records/record.ts';
import { useFormContext } from '../../schema-form/form-context.ts';
import type { JsonSchema } from '../../schema-form/json-schema.ts';
import { ObjectField } from '../../schema-form/object-field.tsx';
import { LoadingState } from '../../states/loading-state.tsx';
import { ProblemAlert } from '../../states/problem-alert.tsx';
import { useBuilder } from '../builder-context.ts';
import { valueKindOf } from '../document/value-kind.ts';
import { type MethodSource, useMethodDefinition } from '../method-sources.ts';
import { FreeField } from '../values/free-field.tsx';
import { KindMenu } from '../values/kind-menu.tsx';
import { MarkedField } from '../values/marked-field.tsx';
import { ValueForm } from './value-form.tsx';

export interface MethodInputProps {
  /** Where in the document the input stands. */
  readonly base: string;
  readonly step: string | undefined;
  readonly source: MethodSource | undefined;
  readonly method: string;
  readonly value: unknown;
  /** `Input` unless given. */
  readonly title?: string;
  /** Sample data by the roots of paths that this input alone can speak of. */
  readonly more?: Readonly<Record<string, unknown>>;
  readonly onChange: (value: unknown) => void;
}

/** The input of a method, drawn from its schema; each field is a value, a pick, a mapping or a formula. */
export function MethodInput({ base, step, source, method, title = 'Input', value, more, onChange }: MethodInputProps) {
  const { target, epoch } = useBuilder();
  const definition = useMethodDefinition(target, source, method);
  const schema: JsonSchema = definition.data?.inputSchema ?? {};
  if (source !== undefined && definition.isPending) return <LoadingState what="Loading the form" height={120} />;
  return (
    <ValueForm base={base} step={step} schema={schema} example={definition.data?.example} source={source} more={more}>
      <Stack gap="xs">
        {definition.isError && source !== undefined && <ProblemAlert error={definition.error} />}
        <InputField
          key={`${base} ${method} ${epoch}`}
          title={title}
          schema={schema}
          value={value}
          onChange={onChange}
        />
      </Stack>
    </ValueForm>
  );
}

function InputField({
  title,
  schema,
  value,
  onChange,
}: {
  readonly title: string;
  readonly schema: JsonSchema;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
}) {
  const { problems } = useFormContext();
  const kind = valueKindOf(value);
  const words = { label: title, about: undefined, path: '', required: true, error: problems.get('') };
  const members = Object.keys(schema.properties ?? {}).length;
  return (
    <Stack gap="xs">
      <Group justify="space-between" align="center">
        <Text size="sm" fw={600}>
          {kind === 'literal' ? title : ''}
        </Text>
        <KindMenu label={title} kind={kind} value={value} onChange={onChange} isInline />
      </Group>
      {kind !== 'literal' ? (
        <MarkedField {...words} value={value} onChange={onChange} />
      ) : members > 0 ? (
        <ObjectField {...words} schema={schema} value={isRecord(value) ? value : {}} onChange={onChange} />
      ) : schema.type === 'object' && schema.additionalProperties === false ? (
        <Text size="sm" c="dimmed">
          It takes no input.
        </Text>
      ) : (
        <FreeField {...words} value={isRecord(value) ? value : {}} onChange={onChange} />
      )}
    </Stack>
  );
}
