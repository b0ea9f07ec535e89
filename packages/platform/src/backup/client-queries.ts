import { Kysely, PostgresDialect } from 'kysely';
import type pg from 'pg';
import type { Database } from '../database/tables.ts';

/** The query builder over one connection, which stays as it is: in its transaction, and not given back. */
export function queriesOver(client: pg.PoolClient): Kysely<Database> {
  const lent = new Proxy(client, {
    get(target, name) {
      if (name === 'release') return () => undefined;
      const value: unknown = Reflect.get(target, name);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
  return new Kysely<Database>({
    dialect: new PostgresDialect({
      pool: { connect: () => Promise.resolve(lent), end: () => Promise.resolve(), options: {} },
    }),
  });
}
