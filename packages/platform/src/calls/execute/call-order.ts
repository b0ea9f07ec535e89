import { z } from 'zod';

/** The body of an execution. */
export const callOrderBody = z.strictObject({
  method: z.string().min(1).max(200).describe('Such as `tasks.list`'),
  input: z.record(z.string(), z.unknown()).optional().describe('What the method takes; see its `inputSchema`'),
  auth: z.string().min(1).max(100).optional().describe('The authentication mode, where you insist on one'),
  values: z
    .enum(['clean', 'raw'])
    .optional()
    .describe('`clean` unless given: values in their declared form; `raw`: as the application sent them'),
  unknownFields: z
    .enum(['refuse', 'send'])
    .optional()
    .describe('`refuse` unless given: unknown fields are errors, since the application may ignore them silently'),
  dryRun: z.boolean().optional().describe('Answers the request that would go out, secrets masked, and sends nothing'),
});

/** What somebody wants to have executed. */
export type CallOrder = z.output<typeof callOrderBody>;

/** How the answer is wanted: as one JSON document, as a stream of records, or as the bytes of a file. */
export type AnswerForm = 'json' | 'stream' | 'file';

const forms: ReadonlyMap<string, AnswerForm> = new Map([
  ['application/x-ndjson', 'stream'],
  ['application/octet-stream', 'file'],
]);

/** Reads the form from an `Accept` header: the first known media type wins, and JSON is what is meant otherwise. */
export function answerForm(accept: string | undefined): AnswerForm {
  const types = (accept ?? '').split(',').map((entry) => entry.split(';', 1)[0]?.trim().toLowerCase() ?? '');
  const known = types.find((type) => forms.has(type) || type === 'application/json');
  return forms.get(known ?? '') ?? 'json';
}
