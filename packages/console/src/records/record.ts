/** Whether a value is an object with named members. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** How much a nested value holds, such as `3 items`. */
export function sizeOf(value: object): string {
  const isList = Array.isArray(value);
  const size = isList ? value.length : Object.keys(value).length;
  return `${size} ${isList ? 'item' : 'field'}${size === 1 ? '' : 's'}`;
}
