import { documentOf } from '../states/problem-alert.tsx';

/** What a refused request says of single fields, by their names. */
export function needProblems(error: unknown): ReadonlyMap<string, string> {
  return new Map(error === null ? [] : (documentOf(error).errors ?? []).map(({ field, detail }) => [field, detail]));
}
