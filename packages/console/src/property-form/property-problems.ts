import { documentOf } from '../states/problem-alert.tsx';

/** The problems of an error by the property they concern. */
export function propertyProblems(error: unknown): ReadonlyMap<string, string> {
  if (error === null || error === undefined) {
    return new Map();
  }
  return new Map(
    (documentOf(error).errors ?? []).map(({ field, detail }) => [
      field.replace(/^properties\./, '').split('.')[0] ?? field,
      detail,
    ]),
  );
}
