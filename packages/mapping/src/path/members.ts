/** An object of JSON: neither a list nor null. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The own member of an object or the item of a list; undefined where there is none. The prototype chain is never looked at. */
export function readMember(value: unknown, step: string | number): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  if (Array.isArray(value)) {
    const item: unknown = typeof step === 'number' ? value[step] : undefined;
    return item;
  }
  return typeof step === 'string' && Object.hasOwn(value, step) ? Reflect.get(value, step) : undefined;
}

/** What lies at the end of the steps; undefined where one leads nowhere. */
export function readSteps(value: unknown, steps: readonly (string | number)[]): unknown {
  let found = value;
  for (const step of steps) {
    if (found === undefined) return undefined;
    found = readMember(found, step);
  }
  return found;
}

/** Gives an object an own member, whatever its name is. */
export function writeMember(target: Record<string, unknown>, name: string, value: unknown): void {
  if (name === '__proto__') {
    Object.defineProperty(target, name, { value, writable: true, enumerable: true, configurable: true });
  } else {
    // The one place where a member is written by name; `__proto__`, the only name that does more than that, is dealt with above.
    Reflect.set(target, name, value);
  }
}
