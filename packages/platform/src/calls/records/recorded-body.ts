import type { Scrubber } from '@tandem/connector-kit';

/** Bytes of an input or output that are kept; of a larger one its head. */
export const mostRecordedBytes = 64 * 1024;

/** What is kept of an input or output: its scrubbed text, where texts are kept at all, and the size of the whole. */
export interface RecordedBody {
  readonly text: string | undefined;
  /** Bytes of the whole as JSON. Up to {@link mostRecordedBytes} the text is complete. */
  readonly size: number;
}

/** A secret that begins in the head and ends behind it must be seen whole to be taken out. */
const overlapCharacters = 16 * 1024;

/** Prepares a JSON text for the record: bounded, with every secret taken out. */
export function recordedBody(json: string, scrubber: Scrubber): RecordedBody {
  const size = Buffer.byteLength(json);
  if (size <= mostRecordedBytes) return { text: scrubbed(json, scrubber), size };
  const head = scrubber.text(json.slice(0, mostRecordedBytes + overlapCharacters));
  return { text: cutToBytes(head, mostRecordedBytes), size };
}

function scrubbed(json: string, scrubber: Scrubber): string {
  return scrubber.touches(json) ? JSON.stringify(scrubber.value(JSON.parse(json))) : json;
}

function cutToBytes(text: string, most: number): string {
  const bytes = Buffer.from(text);
  if (bytes.byteLength <= most) return text;
  let end = most;
  // Not within a character: continuation bytes of UTF-8 begin with the bits 10.
  while (end > 0 && ((bytes[end] ?? 0) & 0xc0) === 0x80) end -= 1;
  return bytes.toString('utf8', 0, end);
}
