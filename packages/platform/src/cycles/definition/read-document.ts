import { TandemError } from '@tandem/connector-kit';
import type { z } from 'zod';
import { cycleDocument, type CycleDocument } from './cycle-document.ts';
import type { DocumentProblem } from './document-problem.ts';
import { placeOf } from './place-of.ts';
import { findUnstorable } from './storable.ts';

/** The longest document, in bytes of its JSON. */
const longestDocument = 1024 * 1024;

const mostProblems = 50;

/** A document, or why it is none. */
export type ReadDocument =
  | { readonly document: CycleDocument; readonly problems?: undefined }
  | { readonly document?: undefined; readonly problems: readonly DocumentProblem[] };

/** Reads what should be a document by its grammar alone; whether it can run is the matter of `checkDocument`. */
export function readDocument(value: unknown): ReadDocument {
  const bytes = Buffer.byteLength(JSON.stringify(value) ?? '');
  if (bytes > longestDocument)
    return refused({ code: 'document_too_large', at: '', detail: 'A document has 1 MiB at most.', level: 'error' });
  const unstorable = findUnstorable(value);
  if (unstorable !== undefined) {
    const detail = 'It holds a character that is no text: U+0000, or half of a pair.';
    return refused({ code: 'document_malformed', at: placeOf(value, unstorable), detail, level: 'error' });
  }
  const parsed = cycleDocument.safeParse(value);
  if (parsed.success) return { document: withoutSchema(parsed.data) };
  return { problems: grammarProblems(value, parsed.error.issues) };
}

/** Which schema a file names says nothing of the cycle, and differs from server to server. */
function withoutSchema({ $schema: _schema, ...document }: CycleDocument): CycleDocument {
  return document;
}

function refused(problem: DocumentProblem): ReadDocument {
  return { problems: [problem] };
}

/**
 * As `readDocument`.
 *
 * @param field what the request calls it, for the problem
 * @throws TandemError `input_invalid` with what does not fit
 */
export function documentFrom(value: unknown, field: string): CycleDocument {
  const { document, problems } = readDocument(value);
  if (document !== undefined) return document;
  throw new TandemError('input_invalid', 'This is no document of a cycle.', {
    errors: problems.map(({ at, detail }) => ({
      field: at === '' ? field : `${field}.${at}`,
      code: 'invalid',
      detail,
    })),
    hint: 'The JSON Schema is at /v1/cycle-schema.json.',
  });
}

function grammarProblems(value: unknown, issues: readonly z.core.$ZodIssue[]): readonly DocumentProblem[] {
  return issues.slice(0, mostProblems).map((issue) => ({
    code: 'document_malformed',
    at: placeOf(value, issue.path),
    detail: issue.message.endsWith('.') ? issue.message : `${issue.message}.`,
    level: 'error',
  }));
}
