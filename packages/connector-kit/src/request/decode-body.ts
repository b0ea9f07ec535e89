import { promisify } from 'node:util';
import * as zlib from 'node:zlib';

/** What became of the bytes of an answer. */
export type DecodedBody =
  | { readonly is: 'bytes'; readonly bytes: Buffer }
  | { readonly is: 'tooLarge' }
  /** The bytes are not in the coding that their header names. */
  | { readonly is: 'broken' };

type Decompress = (bytes: Buffer, options: { maxOutputLength: number }) => Promise<Buffer>;

const codings: ReadonlyMap<string, Decompress> = new Map<string, Decompress>([
  ['gzip', promisify<Buffer, zlib.ZlibOptions, Buffer>(zlib.gunzip)],
  ['x-gzip', promisify<Buffer, zlib.ZlibOptions, Buffer>(zlib.gunzip)],
  ['deflate', inflateEither],
  ['br', promisify<Buffer, zlib.BrotliOptions, Buffer>(zlib.brotliDecompress)],
]);

const mostCodings = 2;

/**
 * Undoes a `content-encoding`; none is asked for, but some servers compress nevertheless. Never gives more than `limit` bytes, and never
 * holds more in memory, however small what came was.
 */
export async function decodeBody(bytes: Buffer, contentEncoding: string, limit: number): Promise<DecodedBody> {
  const names = contentEncoding
    .toLowerCase()
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '' && name !== 'identity');
  if (names.length > mostCodings) return { is: 'broken' };
  let decoded = bytes;
  for (const name of names.reverse()) {
    const decompress = codings.get(name);
    if (decompress === undefined) return { is: 'broken' };
    try {
      decoded = await decompress(decoded, { maxOutputLength: limit });
    } catch (error) {
      return isTooLarge(error) ? { is: 'tooLarge' } : { is: 'broken' };
    }
  }
  return { is: 'bytes', bytes: decoded };
}

/** A stream that undoes one coding, for files; undefined for a coding that is not known. */
export function decoderStream(contentEncoding: string): zlib.Gunzip | zlib.BrotliDecompress | zlib.Inflate | undefined {
  const name = contentEncoding.trim().toLowerCase();
  if (name === 'gzip' || name === 'x-gzip') return zlib.createGunzip();
  if (name === 'deflate') return zlib.createInflate();
  return name === 'br' ? zlib.createBrotliDecompress() : undefined;
}

/** Text of an answer: UTF-8 without its mark; bytes that are none become U+FFFD, since reading must not fail. */
export function decodeText(bytes: Buffer): string {
  const marked = bytes.length >= 3 && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  return bytes.toString('utf8', marked ? 3 : 0);
}

/** `deflate` is zlib's format by the standard (RFC 9110 8.4.1.2), and bare deflate from some servers. */
async function inflateEither(bytes: Buffer, options: { maxOutputLength: number }): Promise<Buffer> {
  const first = bytes[0] ?? 0;
  const isZlib = (first & 0x0f) === 8 && ((first << 8) + (bytes[1] ?? 0)) % 31 === 0;
  return isZlib ? inflate(bytes, options) : inflateRaw(bytes, options);
}

const inflate = promisify<Buffer, zlib.ZlibOptions, Buffer>(zlib.inflate);
const inflateRaw = promisify<Buffer, zlib.ZlibOptions, Buffer>(zlib.inflateRaw);

function isTooLarge(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
}
