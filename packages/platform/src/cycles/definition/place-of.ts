/**
 * A path into a document in words: an item that has a key, such as a step, is named by it, so that `steps.3.then.0.input` is
 * `steps.create.input`, wherever the step is moved to.
 */
export function placeOf(document: unknown, path: readonly PropertyKey[]): string {
  let value = document;
  let place: string[] = [];
  for (const part of path) {
    value = memberOf(value, part);
    const key = typeof part === 'number' ? memberOf(value, 'key') : undefined;
    place = typeof key === 'string' ? ['steps', key] : [...place, String(part)];
  }
  return place.join('.');
}

function memberOf(value: unknown, name: PropertyKey): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  return (value as Readonly<Record<PropertyKey, unknown>>)[name];
}
