import { TandemError } from '@tandem/connector-kit';
import type { DocumentProblem } from '../definition/document-problem.ts';
import type { Prerequisite } from './prerequisites.ts';

/**
 * Refuses to publish a document that has errors; warnings do not count.
 *
 * @param field what the document is called where it is kept
 * @throws TandemError `conflict`
 */
export function refuseProblems(problems: readonly DocumentProblem[], field: string): void {
  const errors = problems.filter(({ level }) => level === 'error');
  if (errors.length === 0) return;
  throw new TandemError('conflict', 'The document has errors and cannot be published.', {
    errors: errors.map(({ at, detail, hint }) => ({
      field: at === '' ? field : `${field}.${at}`,
      code: 'invalid',
      detail: withHint(detail, hint),
    })),
    hint: 'Mend what is named, and publish again.',
  });
}

/**
 * Refuses to start what cannot start.
 *
 * @throws TandemError `conflict`; the field of each error is the code of a prerequisite
 */
export function refusePrerequisites(detail: string, missing: readonly Prerequisite[]): void {
  if (missing.length === 0) return;
  throw new TandemError('conflict', detail, {
    errors: missing.map((prerequisite) => ({
      field: prerequisite.code,
      code: 'invalid',
      detail: withHint(prerequisite.detail, prerequisite.hint),
    })),
  });
}

function withHint(detail: string, hint: string | undefined): string {
  return hint === undefined ? detail : `${detail} ${hint}`;
}
