import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import type { Writable } from 'node:stream';
import { Failure } from '../failure.ts';

/** Where results go: standard output, or a file that appears under its name only once it is complete. */
export interface Sink {
  write(chunk: string | Uint8Array): Promise<void>;
  /** What was written is complete. */
  finish(): Promise<void>;
  /** It is not; what was written is taken away where it can be. */
  abandon(): Promise<void>;
}

export function standardOutput(): Sink {
  return { write: (chunk) => writeTo(process.stdout, chunk), finish: async () => {}, abandon: async () => {} };
}

/** @throws Failure where the file cannot be written */
export function fileSink(path: string): Sink {
  const unfinished = `${path}.part`;
  const stream = createWriteStream(unfinished);
  const broken = new Promise<never>((_resolve, reject) => {
    stream.once('error', (cause) => reject(new Failure(1, `${path} cannot be written: ${cause.message}`, { cause })));
  });
  broken.catch(() => {});
  const end = async (): Promise<void> => Promise.race([new Promise<void>((done) => stream.end(done)), broken]);
  return {
    write: async (chunk) => Promise.race([writeTo(stream, chunk), broken]),
    finish: async () => {
      await end();
      await rename(unfinished, path);
    },
    abandon: async () => {
      await end().catch(() => {});
      await rm(unfinished, { force: true });
    },
  };
}

async function writeTo(stream: Writable, chunk: string | Uint8Array): Promise<void> {
  if (stream.write(chunk)) return;
  await new Promise<void>((done) => stream.once('drain', done));
}
