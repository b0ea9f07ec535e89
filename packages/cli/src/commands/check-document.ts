import type { TandemClient } from '@tandem/client';
import { z } from 'zod';
import { readAnswer } from '../api/read-answer.ts';
import { Failure } from '../failure.ts';
import { plainText } from '../output/plain-text.ts';
import { colour, note } from '../output/print.ts';

const problemsShape = z.object({
  problems: z.array(
    z.looseObject({ at: z.string(), detail: z.string(), hint: z.string().optional(), level: z.string() }),
  ),
});

/**
 * Has the server check a document, and prints what it finds.
 *
 * @throws Failure where it has errors
 */
export async function checkDocument(api: TandemClient, document: unknown): Promise<void> {
  const { problems } = await readAnswer(problemsShape, api.POST('/v1/cycle-checks', { body: { document } }));
  for (const { level, at, detail, hint = '' } of problems) {
    const word = level === 'error' ? colour('red', 'error') : colour('yellow', 'warning');
    note(`${word} ${plainText(`${at === '' ? 'document' : at}: ${detail} ${hint}`.trim())}`);
  }
  const errors = problems.filter(({ level }) => level === 'error').length;
  if (errors > 0) throw new Failure(1, `The document has ${errors === 1 ? 'an error' : `${errors} errors`}.`);
}
