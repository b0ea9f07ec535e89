import { z } from 'zod';

const replyShape = z.object({ body: z.unknown(), link: z.string().optional() });

/** What a successful answer holds: its body as JSON or text, null where it has none, and its `Link` header. */
export type Reply = z.output<typeof replyShape>;

/** Reads what {@link judge} gave, after secrets were taken out of it. */
export function readReply(data: unknown): Reply {
  return replyShape.parse(data);
}
