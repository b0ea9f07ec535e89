import { z } from 'zod';
import { cycleDocument } from './cycle-document.ts';

/** The JSON Schema 2020-12 of a document, for editors and for what stands in git. */
export function documentSchema(): Readonly<Record<string, unknown>> {
  return {
    ...z.toJSONSchema(cycleDocument, { target: 'draft-2020-12', io: 'input', unrepresentable: 'any' }),
    title: 'A cycle of Tandem, or a template of one',
  };
}
