const stepOfPath = /^steps(?:\.([A-Za-z]\w*)|\["([A-Za-z]\w*)"\])/;

/** A step that a value names, and where in the value. */
export interface StepReference {
  readonly step: string;
  readonly at: string;
}

/** The steps that a value names in its paths. Formulas are not read: what they name is known when they run. */
export function stepReferences(value: unknown): readonly StepReference[] {
  return [...referencesIn(value, '')];
}

function* referencesIn(value: unknown, at: string): Generator<StepReference> {
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) yield* referencesIn(item, `${at}[${index}]`);
    return;
  }
  if (Object.hasOwn(value, '$literal')) return;
  for (const [name, member] of Object.entries(value)) {
    const step = name === '$path' && typeof member === 'string' ? stepNamedBy(member) : undefined;
    if (step !== undefined) yield { step, at: joined(at, name) };
    yield* referencesIn(member, joined(at, name));
  }
}

function stepNamedBy(path: string): string | undefined {
  const found = stepOfPath.exec(path);
  return found?.[1] ?? found?.[2];
}

/** A place within a place; either may be empty. */
export function joined(at: string, within: string): string {
  if (at === '' || within === '') return at + within;
  return within.startsWith('[') ? at + within : `${at}.${within}`;
}
