import { z } from 'zod';

export const documentProblem = z
  .object({
    code: z.string().describe('What is wrong, such as `method_unknown`'),
    at: z.string().describe('Where in the document: steps by their keys, such as `steps.find.input.filter`'),
    detail: z.string(),
    hint: z.string().optional().describe('What to do about it, where there is something to tell'),
    level: z.enum(['error', 'warning']).describe('With an error the document cannot be published'),
  })
  .meta({ id: 'DocumentProblem' });

/** Something about a document that a person should mend (`error`) or look at (`warning`). */
export type DocumentProblem = z.infer<typeof documentProblem>;

/** The hint that names what is nearest to an unknown name. */
export function nearestHint(nearest: readonly string[] | undefined): { hint?: string } {
  return nearest === undefined || nearest.length === 0 ? {} : { hint: `Did you mean ${nearest.join(', ')}?` };
}
