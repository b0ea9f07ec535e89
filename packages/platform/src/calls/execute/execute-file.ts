import { once } from 'node:events';
import type { FileResult } from '@tandem/connector-kit';
import type { CallConduct } from './call-conduct.ts';
import type { OpenAnswer } from './execute-stream.ts';

/**
 * Executes a method that gives a file, and streams its bytes as they come. A file that breaks off breaks the answer off too.
 *
 * @throws TandemError that carries the call's id, where no file comes
 */
export async function executeFile(conduct: CallConduct, openAnswer: OpenAnswer): Promise<void> {
  let result: FileResult;
  try {
    result = await conduct.caller.file(conduct.request);
  } catch (thrown) {
    throw await conduct.fail(thrown);
  }
  const { file } = result;
  const response = openAnswer({
    'content-type': mediaType(file.contentType),
    'content-disposition': attachment(file.fileName),
    'x-content-type-options': 'nosniff',
  });
  let size = 0;
  try {
    for await (const piece of file.bytes) {
      size += piece.byteLength;
      conduct.call.signal.throwIfAborted();
      if (!response.write(piece) && !response.destroyed) await once(response, 'drain', { signal: conduct.call.signal });
    }
  } catch (thrown) {
    // Without its last chunk the answer is seen to be cut.
    response.destroy();
    await conduct.fail(thrown);
    return;
  }
  await conduct.succeed({
    auth: result.mode,
    output: JSON.stringify({ fileName: file.fileName ?? null, contentType: file.contentType, size }),
    expense: result.upstream,
    warnings: result.warnings,
  });
  response.end();
}

/** A media type that may stand in a header; anything else is bytes. */
function mediaType(text: string): string {
  return /^[\w.+-]+\/[\w.+-]+(?:\s*;\s*[\w-]+=[\w.+-]+)*$/.test(text) ? text : 'application/octet-stream';
}

/** RFC 6266: an ASCII name for all, and the real one for those who can read it. */
function attachment(fileName: string | undefined): string {
  if (fileName === undefined) return 'attachment';
  const plain = fileName.replaceAll(/[^\w .()+-]/g, '_').slice(0, 150);
  const encoded = encodeURIComponent(fileName.slice(0, 200).toWellFormed()).replaceAll(
    /['()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
