import type pg from 'pg';

/** A statement that is parsed and planned once a connection, for what is executed all the time. */
export interface PreparedStatement {
  /** The same name stands for the same text everywhere. */
  readonly name: string;
  /** Names its columns one by one, since what it answers must not change under a plan that is kept. */
  readonly text: string;
}

/** Executes a prepared statement, outside of any transaction. */
export async function executePrepared<Row extends pg.QueryResultRow>(
  pool: pg.Pool,
  { name, text }: PreparedStatement,
  values: readonly unknown[],
): Promise<readonly Row[]> {
  const { rows } = await pool.query<Row>({ name, text, values: [...values] });
  return rows;
}
