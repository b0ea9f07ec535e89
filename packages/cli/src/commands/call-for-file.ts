import { z } from 'zod';
import { Failure } from '../failure.ts';
import { note } from '../output/print.ts';
import type { Sink } from '../output/sink.ts';
import type { PreparedCall } from './prepared-call.ts';

const methodShape = z.looseObject({ givesFile: z.boolean().optional() });

/**
 * Writes the file that a method gives, as its bytes.
 *
 * @returns false, with nothing sent, where the method gives no file
 */
export async function callForFile(call: PreparedCall, openSink: () => Sink): Promise<boolean> {
  const { api, path, body, headers } = call;
  const { givesFile } = await api.read(methodShape, 'GET', call.describePath);
  if (givesFile !== true) return false;
  const response = await api.send('POST', path, { body, headers: { ...headers, accept: 'application/octet-stream' } });
  if (response.body === null) throw new Failure(1, 'The server sent no file.');
  const sink = openSink();
  let size = 0;
  try {
    const bytes: AsyncIterable<Uint8Array> = response.body;
    for await (const chunk of bytes) {
      size += chunk.byteLength;
      await sink.write(chunk);
    }
    await sink.finish();
  } catch (error) {
    await sink.abandon();
    if (error instanceof Failure) throw error;
    throw new Failure(1, 'The file was cut off; nothing was written.', { cause: error });
  }
  note(`${size.toLocaleString('en')} bytes (${response.headers.get('content-type') ?? 'of unknown type'})`);
  return true;
}
