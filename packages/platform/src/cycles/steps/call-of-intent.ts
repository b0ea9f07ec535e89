import { errorTable, TandemError, type ErrorCode } from '@tandem/connector-kit';
import { account } from '../../vault/key-owner.ts';
import type { RunBooks } from '../runs/run-books.ts';

/** What the record of the call says that an intent was to become. */
export type CallOfIntent =
  | { readonly is: 'neverSent' }
  | { readonly is: 'running' }
  | { readonly is: 'succeeded'; readonly output: unknown }
  | { readonly is: 'failed'; readonly error: TandemError }
  | { readonly is: 'unknown'; readonly since: Date };

/** Reads it by the id that was chosen for it beforehand. */
export async function readCallOfIntent(
  { database, vault }: RunBooks,
  accountId: string,
  callId: string | undefined,
): Promise<CallOfIntent> {
  const row =
    callId === undefined
      ? undefined
      : await database.selectFrom('calls').selectAll().where('id', '=', callId).executeTakeFirst();
  if (row === undefined) return { is: 'neverSent' };
  switch (row.status) {
    case 'running':
      return { is: 'running' };
    case 'succeeded': {
      const text =
        row.output === null
          ? undefined
          : (await vault.decrypt(account(accountId), { record: row.id, field: 'output' }, row.output)).toString('utf8');
      const output = wholeJson(text, row.output_size);
      // It did take effect, but what it gave is kept in part only.
      return output === undefined ? { is: 'unknown', since: row.started_at } : { is: 'succeeded', output };
    }
    case 'failed':
    case 'cancelled':
      return { is: 'failed', error: errorOf(row.error_code, row.error) };
    case 'unknown':
      return { is: 'unknown', since: row.started_at };
  }
}

function wholeJson(text: string | undefined, size: number | null): unknown {
  if (text === undefined || size === null || Buffer.byteLength(text) !== size) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function errorOf(code: string | null, problem: Readonly<Record<string, unknown>> | null): TandemError {
  const detail = typeof problem?.['detail'] === 'string' ? problem['detail'] : 'The call failed.';
  return new TandemError(isCode(code) ? code : 'unavailable', detail);
}

function isCode(code: string | null): code is ErrorCode {
  return code !== null && Object.hasOwn(errorTable, code);
}
