import type { Readable } from 'node:stream';
import { Command } from 'commander';
import { z } from 'zod';
import type { TandemClient } from '@tandem/client';
import { readAnswer, readStream } from '../api/read-answer.ts';
import { Failure } from '../failure.ts';
import { refuseExisting, writeNewFile } from '../output/new-file.ts';
import { note, printJson } from '../output/print.ts';
import { createProgress } from '../output/progress.ts';
import { untilInterrupted } from '../server/stop-signals.ts';
import { openApi } from './open-api.ts';

export function backupCommand(): Command {
  return new Command('backup')
    .summary('everything in one file, encrypted with the master key')
    .description(
      'Writes a backup of the whole database, encrypted with the master key, which is not in it. Through the server where one runs, without stopping anything; else from the database that the environment configures. A file that is there is never overwritten.',
    )
    .argument('<file>', 'the file to write')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      '\nExamples:\n  $ tandem backup tandem-monday.backup\n  $ tandem restore --check tandem-monday.backup',
    )
    .action(async (path: string, { json }: { json?: boolean }) => {
      await refuseExisting(path);
      const interrupted = untilInterrupted();
      const progress = createProgress();
      const write = async (source: AsyncIterable<Uint8Array>): Promise<number> =>
        writeNewFile(path, source, (size) => progress.report(`${size.toLocaleString('en')} bytes`));
      try {
        const api = await runningServer();
        const size =
          api === undefined ? await fromDatabase(write, interrupted) : await fromServer(api, write, interrupted);
        progress.clear();
        if (json === true) return printJson({ file: path, bytes: size });
        note(`${size.toLocaleString('en')} bytes in ${path}. It opens with the master key alone: keep that elsewhere.`);
      } catch (error) {
        progress.clear();
        if (interrupted.aborted) throw new Failure(1, 'Interrupted; nothing was written.', { cause: error });
        throw error;
      }
    });
}

/** The server of this machine or of `TANDEM_URL`; undefined where none is named and none runs here. */
async function runningServer(): Promise<TandemClient | undefined> {
  const named = (process.env['TANDEM_URL'] ?? '').trim() !== '';
  try {
    const api = openApi();
    await readAnswer(z.unknown(), api.GET('/v1/health'));
    return api;
  } catch (error) {
    if (named || !(error instanceof Failure)) throw error;
    return undefined;
  }
}

async function fromServer(
  api: TandemClient,
  write: (source: AsyncIterable<Uint8Array>) => Promise<number>,
  signal: AbortSignal,
): Promise<number> {
  const { body } = await readStream(api.POST('/v1/backup', { parseAs: 'stream', signal }));
  try {
    return await write(body);
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw new Failure(1, 'The backup was cut off; nothing was written.', {
      hint: 'The log of the server tells why.',
      cause: error,
    });
  }
}

async function fromDatabase(
  write: (source: AsyncIterable<Uint8Array>) => Promise<number>,
  signal: AbortSignal,
): Promise<number> {
  const { backUpStopped } = await import('../server/stopped-server.ts');
  let size = 0;
  await backUpStopped(async (backup: Readable) => {
    size = await write(backup as AsyncIterable<Uint8Array>);
  }, signal);
  return size;
}
