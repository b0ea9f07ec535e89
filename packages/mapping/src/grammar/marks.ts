import type { Place, Reading } from './reading.ts';

type Members = Readonly<Record<string, unknown>>;

/** The names that go with a mark or a kind of condition. */
export interface Form {
  readonly required: readonly string[];
  readonly optional: readonly string[];
}

/** Each mark with the names that stand beside it. */
export const markForms: ReadonlyMap<string, Form> = new Map([
  ['$literal', { required: [], optional: [] }],
  ['$path', { required: [], optional: ['through', 'otherwise'] }],
  ['$formula', { required: [], optional: [] }],
  ['$each', { required: ['value'], optional: ['as', 'where'] }],
  ['$when', { required: ['then'], optional: ['else'] }],
  ['$join', { required: [], optional: ['with'] }],
  ['$lookUp', { required: ['in'], optional: ['otherwise'] }],
  ['$through', { required: ['of'], optional: [] }],
  ['$merge', { required: [], optional: [] }],
]);

/** Tells what is missing beside a mark and what does not belong there. True where the form is whole. */
export function checkForm(raw: Members, mark: string, form: Form, place: Place, reading: Reading): boolean {
  const known = [mark, ...form.required, ...form.optional];
  const missing = form.required.filter((name) => raw[name] === undefined);
  const unknown = Object.keys(raw).filter((name) => !known.includes(name));
  for (const name of missing) reading.problem(place, `needs "${name}" beside "${mark}".`);
  for (const name of unknown) {
    reading.unknown([...place, name], name, known.slice(1), `does not belong beside "${mark}".`);
  }
  return missing.length + unknown.length === 0;
}
