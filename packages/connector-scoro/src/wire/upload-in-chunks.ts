import type { MethodContext, ReadResult, WireValue } from '@tandem/connector-kit';
import { warnAssumedAccount } from './company-account.ts';
import { modifyRequest } from './envelope.ts';

/** Longest piece of base64 text in one request (catalogue/file.yaml); a multiple of four, so that each piece is base64 of its own. */
const chunkLength = 5_000_000;

/** A whole file as base64, with what else its record says. */
export interface Upload {
  readonly base64: string;
  readonly members: Readonly<Record<string, WireValue>>;
}

/**
 * Sends a file piece by piece, one after the other, and answers what came back for the last. No piece is repeated once it may have been
 * read: it would be there twice.
 */
export async function uploadInChunks(
  path: string,
  { base64, members }: Upload,
  context: MethodContext,
): Promise<ReadResult> {
  warnAssumedAccount(context);
  const total = Math.max(1, Math.ceil(base64.length / chunkLength));
  let data: unknown = null;
  for (let number = 1; number <= total; number += 1) {
    const piece = base64.slice((number - 1) * chunkLength, number * chunkLength);
    const record = { ...members, size: sizeOf(base64), chunk_no: number, chunks_total: total, chunk_data: piece };
    data = await context.send(modifyRequest(path, record), 'unsafe');
  }
  return { data };
}

/** Bytes that base64 text stands for. */
function sizeOf(base64: string): number {
  const padding = base64.endsWith('==') ? 2 : base64.endsWith('=') ? 1 : 0;
  return (base64.length / 4) * 3 - padding;
}
