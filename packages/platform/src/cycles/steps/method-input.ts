/** What a method takes. */
export type MethodInput = Readonly<Record<string, unknown>>;

/** Whether a value can be what a method takes: an object. */
export function isInput(value: unknown): value is MethodInput {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
