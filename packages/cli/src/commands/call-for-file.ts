import { z } from 'zod';
import { readAnswer, readStream } from '../api/read-answer.ts';
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
  const { api, request } = call;
  const path = { ...request.params.path, method: request.body.method };
  const { givesFile } = await readAnswer(
    methodShape,
    api.GET('/v1/accounts/{account}/connectors/{installation}/methods/{method}', { params: { path } }),
  );
  if (givesFile !== true) return false;
  const { body, type } = await readStream(
    api.POST('/v1/accounts/{account}/connectors/{installation}/calls', {
      ...request,
      headers: { ...request.headers, accept: 'application/octet-stream' },
      parseAs: 'stream',
    }),
  );
  const sink = openSink();
  let size = 0;
  try {
    for await (const chunk of body) {
      size += chunk.byteLength;
      await sink.write(chunk);
    }
    await sink.finish();
  } catch (error) {
    await sink.abandon();
    if (error instanceof Failure) throw error;
    throw new Failure(1, 'The file was cut off; nothing was written.', { cause: error });
  }
  note(`${size.toLocaleString('en')} bytes (${type ?? 'of unknown type'})`);
  return true;
}
