import { decodeJson, type UpstreamWords, type Verdict, type WireAnswer } from '@tandem/connector-kit';
import { z } from 'zod';

const refusalShape = z.object({
  error: z.object({
    /** SQLSTATE */
    code: z.string(),
    messages: z.array(z.string()),
    /** Whether the statement may have taken effect. */
    processed: z.enum(['no', 'unknown']),
  }),
});

/** An error of the database, as the transport answers it. */
export type Refusal = z.output<typeof refusalShape>;

/** What the database's answer means, by the class of its SQLSTATE (PostgreSQL, appendix A). */
export function judge(answer: WireAnswer): Verdict {
  const decoded = decodeJson(answer.text);
  const value = decoded.is === 'value' ? decoded.value : undefined;
  const refusal = refusalShape.safeParse(value);
  if (!refusal.success) return { is: 'success', data: value };
  const { code, messages, processed } = refusal.data.error;
  const words: UpstreamWords = { messages: messages.map((message) => `${message} (${code})`) };
  if (code.startsWith('28') || code === '42501') return { is: 'rejected', words };
  if (code === '53300') return { is: 'limited', words, day: false, waitMs: undefined };
  // No such table.
  if (code === '42P01') return { is: 'notFound', words };
  // Its own limit of time, which it was given.
  if (code === '57014') return { is: 'tooSlow', words: { ...words, statusCode: 408 } };
  if (takesEffectNever.has(code)) return { is: 'unavailable', words, processed: 'no', waitMs: undefined };
  if (code.startsWith('57P') || code.startsWith('08') || code.startsWith('53') || code.startsWith('58')) {
    return { is: 'unavailable', words, processed, waitMs: undefined };
  }
  return { is: 'refused', words };
}

/** Two transactions were in each other's way, and this one was taken back. */
const takesEffectNever = new Set(['40001', '40P01', '55P03']);
