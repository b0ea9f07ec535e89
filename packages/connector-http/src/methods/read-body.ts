import type { Method } from '@tandem/connector-kit';
import { readReply } from '../wire/reply.ts';

/** What every method makes of an answer: its body. Of a page, the kit hands over the rows. */
export const readBody: Method['read'] = (data) => ({ data: Array.isArray(data) ? data : readReply(data).body });
