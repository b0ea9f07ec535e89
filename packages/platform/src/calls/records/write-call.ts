import { CompiledQuery, type Insertable, type Kysely } from 'kysely';
import type pg from 'pg';
import { crashPoint } from '../../crash-points/crash-point.ts';
import { executePrepared, type PreparedStatement } from '../../database/prepared.ts';
import type { CallTable, Database } from '../../database/tables.ts';
import { account } from '../../vault/key-owner.ts';
import type { Vault } from '../../vault/vault.ts';
import { mostRecordedAttempts, type CallClosing, type CallOpening, type KeyOutcome } from './call-record.ts';
import type { RecordedBody } from './recorded-body.ts';

/** What writing records takes. */
export interface RecordBooks {
  readonly database: Kysely<Database>;
  readonly pool: pg.Pool;
  readonly vault: Vault;
  readonly nodeId: string;
  /** False: the facts alone, without input and output. */
  readonly keepBodies: boolean;
}

/** Writes that a call runs. Does nothing where it was written before. */
export async function writeOpening(books: RecordBooks, opening: CallOpening, auth: string | undefined): Promise<void> {
  const row = { ...(await openingRow(books, opening)), auth: auth ?? null, status: 'running' as const };
  await books.database
    .insertInto('calls')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
}

/**
 * Writes how a call ended: one insert where nothing is there yet. The outcome of its `Idempotency-Key` is committed together with it. Writing it
 * twice is writing it once.
 */
export async function writeClosing(
  books: RecordBooks,
  opening: CallOpening,
  closing: CallClosing,
  outcome: KeyOutcome | undefined,
): Promise<void> {
  const [opened, closed, answer] = await Promise.all([
    openingRow(books, opening),
    closingRow(books, opening, closing),
    outcome === undefined || outcome.free
      ? null
      : books.vault.encrypt(account(opening.accountId), { record: opening.id, field: 'answer' }, outcome.answer),
  ]);
  const row: Row = { ...opened, ...closed };
  const write = upsertStatement(row, closed);
  if (outcome === undefined) {
    await executePrepared(books.pool, write, Object.values(row));
    return;
  }
  await books.database.transaction().execute(async (transaction) => {
    await transaction.executeQuery(CompiledQuery.raw(write.text, Object.values(row)));
    crashPoint('call.closing-before-key-settled');
    await settleKey(transaction, opening, outcome, answer);
  });
}

type Row = Insertable<CallTable>;

/**
 * Inserts a row, or writes how a call ended into the one that is there. The account connector is null where it was removed while the call ran.
 * The statement is made from the first row, so that no column is named twice in the program.
 */
function upsertStatement(row: Row, closed: Partial<Row>): PreparedStatement {
  if (statement !== undefined) return statement;
  const columns = Object.keys(row);
  const values = columns.map((column, at) =>
    column === 'account_connector_id' ? `(select id from account_connectors where id = $${at + 1})` : `$${at + 1}`,
  );
  const updates = Object.keys(closed).map((column) => `${column} = excluded.${column}`);
  const text = `insert into calls (${columns.join(', ')}) values (${values.join(', ')}) on conflict (id) do update set ${updates.join(', ')}`;
  statement = { name: 'write-call', text };
  return statement;
}

let statement: PreparedStatement | undefined;

async function settleKey(
  transaction: Kysely<Database>,
  opening: CallOpening,
  outcome: KeyOutcome,
  answer: Buffer | null,
): Promise<void> {
  if (outcome.free) {
    await transaction
      .deleteFrom('idempotency_keys')
      .where('account_connector_id', '=', opening.installation.id)
      .where('key', '=', outcome.key)
      .where('call_id', '=', opening.id)
      .execute();
    return;
  }
  await transaction
    .updateTable('idempotency_keys')
    .set({ state: 'done', answer_status: outcome.status, answer })
    .where('account_connector_id', '=', opening.installation.id)
    .where('key', '=', outcome.key)
    .where('call_id', '=', opening.id)
    .execute();
}

async function openingRow(books: RecordBooks, opening: CallOpening): Promise<Omit<Row, 'status'>> {
  return {
    id: opening.id,
    account_id: opening.accountId,
    account_connector_id: opening.installation.id,
    account_connector_name: opening.installation.name,
    connector: opening.connector,
    method: opening.method,
    effect: opening.effect,
    stream: opening.stream,
    actor_kind: opening.actor.kind,
    actor_id: opening.actor.id,
    actor_name: opening.actor.name,
    idempotency_key: opening.idempotencyKey ?? null,
    node_id: books.nodeId,
    started_at: opening.startedAt,
    input: await encrypted(books, opening, 'input', opening.input),
    input_size: opening.input.size,
  };
}

async function closingRow(books: RecordBooks, opening: CallOpening, closing: CallClosing) {
  const { problem, output, upstream } = closing;
  return {
    status: closing.status,
    auth: closing.auth ?? null,
    error_code: problem?.code ?? null,
    error: problem === undefined ? null : JSON.stringify(problem),
    output: await encrypted(books, opening, 'output', output),
    output_size: output?.size ?? null,
    record_count: closing.recordCount ?? null,
    upstream: JSON.stringify({ ...upstream, attempts: upstream.attempts.slice(-mostRecordedAttempts) }),
    warnings: closing.warnings.length === 0 ? null : JSON.stringify(closing.warnings),
    finished_at: closing.finishedAt,
  };
}

async function encrypted(
  books: RecordBooks,
  opening: CallOpening,
  field: 'input' | 'output',
  body: RecordedBody | undefined,
): Promise<Buffer | null> {
  if (body?.text === undefined || !books.keepBodies) return null;
  return books.vault.encrypt(account(opening.accountId), { record: opening.id, field }, body.text);
}
