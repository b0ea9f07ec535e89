import pg from 'pg';
import type { StatementOutcome } from '../wire/answer.ts';
import { writeMark } from '../wire/page-mark.ts';
import type { Statement } from '../wire/statement.ts';
import type { Stage } from './failure-of.ts';
import { exactTypes } from './read-values.ts';

/** The answer would exceed what is read. */
export class AnswerTooLarge extends Error {}

/** A read gave more rows than are wanted: the connection is of no use any more. */
class EnoughRows extends Error {}

export interface Limits {
  readonly timeoutMs: number;
  readonly maxBytes: number;
}

/**
 * Executes a statement in a transaction of its own: read-only unless it writes, with a limit of time that the database keeps too, times in UTC.
 *
 * @param onStage is told how far it has come
 */
export async function executeStatement(
  client: pg.ClientBase,
  statement: Statement,
  limits: Limits,
  onStage: (stage: Stage) => void,
): Promise<{ readonly outcome: StatementOutcome; readonly isSpent: boolean }> {
  const writes = statement.writes === true;
  await client.query(
    `begin ${writes ? 'read write' : 'read only'}; set local statement_timeout = ${Math.max(1, Math.floor(limits.timeoutMs))}; ` +
      `set local timezone = 'UTC'; set local datestyle = 'ISO, YMD'; set local intervalstyle = 'iso_8601'`,
  );
  try {
    const outcome = await rowsOf(client, statement, limits);
    if (outcome.isSpent) return outcome;
    if (writes) onStage('committing');
    await client.query(writes ? 'commit' : 'rollback');
    if (statement.foreign === true) await client.query('discard all').catch(() => undefined);
    return outcome;
  } catch (error) {
    if (error instanceof pg.DatabaseError) await client.query('rollback').catch(() => undefined);
    throw error;
  }
}

async function rowsOf(client: pg.ClientBase, statement: Statement, limits: Limits) {
  const { text, values, most, page } = statement;
  const collected = new CollectedRows(statement, limits.maxBytes);
  // Extended without values too: the simple protocol would take several statements, and one of them could end the transaction.
  const protocol = { rowMode: 'array', queryMode: 'extended' } as const;
  const query = new pg.Query<unknown[]>({ ...protocol, text, values: values.map(toParameter), types: exactTypes });
  const result = await new Promise<{ fields: readonly { name: string }[]; rowCount: number | null } | undefined>(
    (resolve, reject) => {
      query.on('row', (row, described) => {
        try {
          collected.add(row, namesOf(described?.fields ?? []));
        } catch (error) {
          if (error instanceof EnoughRows) resolve(undefined);
          else reject(error instanceof Error ? error : new Error('unreadable'));
        }
      });
      query.on('end', resolve);
      query.on('error', reject);
      client.query(query);
    },
  );
  const next = page === undefined ? undefined : collected.next(page);
  const outcome: StatementOutcome = {
    rows: collected.rows.slice(0, page?.size ?? most),
    count: result?.rowCount ?? collected.rows.length,
    columns: collected.names ?? collected.kept(namesOf(result?.fields ?? [])),
    ...(collected.isCut && { isCut: true }),
    ...(next !== undefined && { next }),
  };
  return { outcome, isSpent: result === undefined };
}

function namesOf(fields: readonly { readonly name: string }[]): readonly string[] {
  return fields.map(({ name }) => name);
}

/** The rows of an answer, as long as they are wanted and not too large. */
class CollectedRows {
  readonly rows: Record<string, unknown>[] = [];
  names: string[] | undefined;
  isCut = false;
  readonly #statement: Statement;
  readonly #maxBytes: number;
  #bytes = 0;
  #keys: readonly unknown[] = [];

  constructor(statement: Statement, maxBytes: number) {
    this.#statement = statement;
    this.#maxBytes = maxBytes;
  }

  /** What is left without the columns that the paging added. */
  kept<T>(columns: readonly T[]): T[] {
    return columns.slice(0, columns.length - (this.#statement.page?.keys.length ?? 0));
  }

  add(row: readonly unknown[], columns: readonly string[]): void {
    const { most, page, writes } = this.#statement;
    if (this.rows.length >= most) {
      this.isCut = true;
      if (writes !== true) throw new EnoughRows();
      return;
    }
    this.#bytes += row.reduce<number>((sum, value) => sum + sizeOf(value), 0);
    if (this.#bytes > this.#maxBytes) throw new AnswerTooLarge();
    const names = (this.names ??= this.kept(columns));
    this.rows.push(Object.fromEntries(names.map((name, at) => [name, row[at]])));
    if (this.rows.length === page?.size) this.#keys = row.slice(names.length);
  }

  /** Where the next page begins: one row more than the page was asked for. */
  next(page: NonNullable<Statement['page']>): string | undefined {
    if (this.rows.length <= page.size) return undefined;
    if (page.keys.length === 0) return writeMark({ offset: page.offset + page.size });
    return writeMark({ after: page.keys.map((name, at) => [name, String(this.#keys[at])]) });
  }
}

function sizeOf(value: unknown): number {
  if (typeof value === 'string') return value.length + 8;
  return typeof value === 'object' && value !== null ? JSON.stringify(value).length + 8 : 16;
}

/** Objects go as JSON, lists as arrays of PostgreSQL. */
function toParameter(value: unknown): unknown {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? JSON.stringify(value) : value;
}
