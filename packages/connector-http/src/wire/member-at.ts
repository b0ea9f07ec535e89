/** The value at a dotted path, such as `meta.next`; undefined where there is none. */
export function memberAt(value: unknown, path: string): unknown {
  let at = value;
  for (const part of path === '' ? [] : path.split('.')) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, part)) return undefined;
    at = Reflect.get(at, part);
  }
  return at;
}
