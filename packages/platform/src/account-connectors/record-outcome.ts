import type { TandemError } from '@tandem/connector-kit';
import { sql, type Kysely } from 'kysely';
import type { Database, ModeVerdict } from '../database/tables.ts';
import type { Installation } from './load-installation.ts';

/** How old *last success* may grow before a success writes it again. */
const noticeMs = 10_000;

/** A call by this mode succeeded, which verifies it. Writes only where that is news. */
export async function recordSuccess(
  database: Kysely<Database>,
  installation: Installation,
  mode: string,
  at: Date = new Date(),
): Promise<void> {
  const known = installation.verdicts.get(mode)?.status === 'ok';
  const { lastSuccessAt } = installation;
  if (known && lastSuccessAt !== undefined && at.getTime() - lastSuccessAt.getTime() < noticeMs) return;
  const basis = installation.basis.get(mode);
  await database
    .updateTable('account_connectors')
    .set({
      last_success_at: at,
      ...(known || basis === undefined ? {} : withVerdict(mode, { status: 'ok', at: at.toISOString(), basis })),
    })
    .where('id', '=', installation.id)
    .execute();
}

/** The credential of this mode was judged wrong: the mode has failed until a value changes or a call by it succeeds. */
export async function recordRefusal(
  database: Kysely<Database>,
  installation: Installation,
  mode: string,
  error: TandemError,
): Promise<void> {
  const at = new Date();
  const basis = installation.basis.get(mode);
  await database
    .updateTable('account_connectors')
    .set({
      last_error: lastError(error, at),
      ...(basis === undefined
        ? {}
        : withVerdict(mode, { status: 'failed', detail: error.message, at: at.toISOString(), basis })),
    })
    .where('id', '=', installation.id)
    .execute();
}

/** Something went wrong that says nothing of the credentials, such as trouble of the network: the status stays. */
export async function recordTrouble(
  database: Kysely<Database>,
  installation: Pick<Installation, 'id'>,
  error: TandemError,
): Promise<void> {
  await database
    .updateTable('account_connectors')
    .set({ last_error: lastError(error, new Date()) })
    .where('id', '=', installation.id)
    .execute();
}

function lastError(error: TandemError, at: Date): string {
  return JSON.stringify({ code: error.code, detail: error.message, at: at.toISOString() });
}

/** Replaces the verdict of one mode alone, whatever others write at the same time. */
function withVerdict(mode: string, verdict: ModeVerdict) {
  return { modes: sql<string>`jsonb_set(modes, array[${mode}::text], ${JSON.stringify(verdict)}::jsonb)` };
}
