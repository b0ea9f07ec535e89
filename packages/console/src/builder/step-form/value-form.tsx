import { type ReactNode, useCallback, useMemo } from 'react';
import { useMay } from '../../api/session.ts';
import { findLookupChoices } from '../../explorer/find-lookup-choices.ts';
import { examplePaths } from '../../schema-form/example-paths.ts';
import { FormContext, type FormContextValue } from '../../schema-form/form-context.ts';
import type { JsonSchema } from '../../schema-form/json-schema.ts';
import { useBuilder } from '../builder-context.ts';
import { contextOf, stepsWithoutSample } from '../document/sample-data.ts';
import type { MethodSource } from '../method-sources.ts';
import { ValueContext } from '../values/value-context.ts';
import { ValueField } from '../values/value-field.tsx';
import { problemsByPath } from './problems-within.ts';

export interface ValueFormProps {
  /** Where in the document the values stand, such as `steps.find.input`. */
  readonly base: string;
  /** The step whose values they are; none for those of the trigger. */
  readonly step: string | undefined;
  readonly schema?: JsonSchema;
  readonly example?: Readonly<Record<string, unknown>> | undefined;
  /** Where records are looked up. */
  readonly source?: MethodSource | undefined;
  /** Sample data by the roots of paths that these values alone can speak of. */
  readonly more?: Readonly<Record<string, unknown>> | undefined;
  readonly children: ReactNode;
}

const anything: JsonSchema = {};
const none: ReadonlySet<string> = new Set();

/** What the fields of one step share: their schema and problems, and the sample data that they pick from. */
export function ValueForm({ base, step, schema = anything, example, source, more, children }: ValueFormProps) {
  const { document, problems, samples, surroundings, target } = useBuilder();
  const isLive = useMay('builder');
  const installation = target.kind === 'cycle' ? source?.id : undefined;
  const account = target.kind === 'cycle' ? target.account : '';
  const findChoices = useCallback(
    (lookup: string, text: string, signal: AbortSignal) =>
      findLookupChoices({ account, installation: installation ?? '' }, lookup, text, signal),
    [account, installation],
  );
  const lookups = useMemo(
    () => (installation === undefined ? none : new Set((source?.lookups ?? []).map(({ name }) => name))),
    [installation, source],
  );
  const form = useMemo<FormContextValue>(
    () => ({
      root: schema,
      Field: ValueField,
      suggested: new Set(examplePaths(example)),
      problems: problemsByPath(problems, base),
      lookups,
      findChoices,
    }),
    [schema, example, problems, base, lookups, findChoices],
  );
  const values = useMemo(
    () => ({
      context: { ...contextOf(document, samples, surroundings, step), ...more },
      withoutSample: step === undefined ? [] : stepsWithoutSample(document, samples, step),
      isLive,
    }),
    [document, samples, surroundings, step, more, isLive],
  );
  return (
    <ValueContext value={values}>
      <FormContext value={form}>{children}</FormContext>
    </ValueContext>
  );
}
