import {
  nearestNames,
  Secret,
  TandemError,
  type Connector,
  type FieldProblem,
  type OperatorSettings,
  type Property,
} from '@tandem/connector-kit';
import { z } from 'zod';
import { offeredChoices } from '../library/offered-choices.ts';
import type { PlainValue } from './resolve-properties.ts';

/** A property as it is written: a value, null to clear it, or what a set secret reads, to keep it. */
export const propertyInput = z.union([
  // Each property has its own bounds below.
  z.string().max(1_000_000),
  z.null(),
  z.strictObject({ isSet: z.literal(true) }),
  z.record(z.string().max(100), z.string().max(1000)),
]);

export type PropertyInput = z.output<typeof propertyInput>;

/** What a writer wants of one property. */
export type PropertyWish =
  | { readonly is: 'keep' }
  | { readonly is: 'clear' }
  | { readonly is: 'value'; readonly value: PlainValue }
  | { readonly is: 'secret'; readonly secret: Secret };

/**
 * Checks what is to be written, each value by its connector; all that is wrong is told at once. A name without a value keeps what there is.
 *
 * @throws TandemError `address_refused` where a value leads to no permitted host, else `input_invalid`
 */
export function readWishes(
  connector: Connector,
  operator: OperatorSettings,
  inputs: ReadonlyMap<string, PropertyInput | undefined>,
): ReadonlyMap<string, PropertyWish> {
  const wishes = new Map<string, PropertyWish>();
  const refusals: TandemError[] = [];
  for (const [name, input] of inputs) {
    try {
      wishes.set(name, readWish(connector, operator, name, input));
    } catch (error) {
      if (!(error instanceof TandemError)) throw error;
      refusals.push(error);
    }
  }
  if (refusals.length > 0) throw together(refusals);
  return wishes;
}

function readWish(
  connector: Connector,
  operator: OperatorSettings,
  name: string,
  input: PropertyInput | undefined,
): PropertyWish {
  const property = connector.properties.find((candidate) => candidate.name === name);
  if (property === undefined) {
    const nearest = nearestNames(
      name,
      connector.properties.map((candidate) => candidate.name),
    );
    throw invalid({
      field: name.slice(0, 100),
      code: 'unknown',
      detail: `${connector.name} has no such property.`,
      nearest,
    });
  }
  if (input === undefined) return { is: 'keep' };
  if (input === null) return { is: 'clear' };
  if (isKeep(input)) {
    if (property.kind === 'secret') return { is: 'keep' };
    throw invalid({
      field: name,
      code: 'invalid',
      detail: `${property.label} is no secret; send its value, or leave it out to keep it.`,
    });
  }
  if (input === '')
    throw invalid({
      field: name,
      code: 'invalid',
      detail: `${property.label} must not be empty; send null to clear it.`,
    });
  if (holdsNul(input))
    throw invalid({
      field: name,
      code: 'invalid',
      detail: `${property.label} holds a character that no value may hold.`,
    });
  if (typeof input === 'string' && input.length > longestOf(property)) {
    throw invalid({
      field: name,
      code: 'invalid',
      detail: `${property.label} must not be longer than ${longestOf(property)} characters.`,
    });
  }
  const clean = connector.cleanProperty(name, input);
  if (property.choices !== undefined && !offeredChoices(property, operator).some(({ value }) => value === clean)) {
    throw invalid({ field: name, code: 'invalid', detail: `${property.label}: this choice is not offered here.` });
  }
  if (property.kind !== 'secret') return { is: 'value', value: clean };
  if (typeof clean !== 'string')
    throw invalid({ field: name, code: 'invalid', detail: `${property.label} must be text.` });
  return { is: 'secret', secret: new Secret(clean) };
}

function longestOf({ structure }: Property): number {
  return structure === 'document' ? 1_000_000 : 20_000;
}

function isKeep(input: PropertyInput): input is { readonly isSet: true } {
  return (
    typeof input === 'object' && input !== null && Object.hasOwn(input, 'isSet') && Reflect.get(input, 'isSet') === true
  );
}

/** The database refuses this character. */
function holdsNul(value: PlainValue): boolean {
  return typeof value === 'string'
    ? value.includes('\0')
    : Object.entries(value).some((entry) => entry.join('').includes('\0'));
}

function invalid(problem: FieldProblem): TandemError {
  return new TandemError('input_invalid', problem.detail, { errors: [problem] });
}

/** One error that tells all of them, with fields named as the request names them. */
function together(refusals: readonly TandemError[]): TandemError {
  const first = refusals.find(({ code }) => code === 'address_refused') ?? refusals[0];
  if (first === undefined) throw new Error('There is nothing to tell.');
  return first.with({ errors: refusals.flatMap(({ facts }) => (facts.errors ?? []).map(underProperties)) });
}

/** Names the field as the request does. */
export function underProperties(problem: FieldProblem): FieldProblem {
  return { ...problem, field: problem.field.startsWith('properties.') ? problem.field : `properties.${problem.field}` };
}
