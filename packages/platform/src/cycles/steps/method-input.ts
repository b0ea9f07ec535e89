import { TandemError } from '@tandem/connector-kit';

/** What a method takes. */
export type MethodInput = Readonly<Record<string, unknown>>;

/** Whether a value can be what a method takes: an object. */
export function isInput(value: unknown): value is MethodInput {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * What a value gave as the input of a method.
 *
 * @param of what it is the input of, for the problem
 * @throws TandemError `input_invalid`
 */
export function inputFrom(value: unknown, of: string): MethodInput {
  if (isInput(value)) return value;
  throw new TandemError('input_invalid', `The input of ${of} is not an object.`);
}
