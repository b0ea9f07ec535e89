import { randomUUID } from 'node:crypto';
import { inject } from 'vitest';
import { z } from 'zod';
import { connect, type Connection } from './connection.ts';
import type { EmbeddedAddress } from './embedded/embedded-postgres.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where test files ask for the PostgreSQL that they share; the first to ask starts it. */
    readonly testServer: string;
  }
}

/** A database of a test's own, with the schema in place and nothing in it. */
export interface TestDatabase extends Connection {
  readonly address: EmbeddedAddress;
  /** The same as a URL, for what takes `TANDEM_DATABASE_URL`. */
  readonly url: string;
  /** Ends the connections and drops the database. */
  close(): Promise<void>;
}

const answerShape = z.object({
  template: z.string(),
  host: z.string(),
  port: z.number(),
  user: z.string(),
  password: z.string(),
  database: z.string(),
});

/** Makes a database for one test file, on the PostgreSQL that all test files share. `empty` leaves the schema out. */
export async function createTestDatabase(options: { readonly empty?: boolean } = {}): Promise<TestDatabase> {
  const answer = await fetch(inject('testServer'));
  if (!answer.ok) throw new Error(await answer.text());
  const { template, ...server } = answerShape.parse(await answer.json());
  const database = `test_${randomUUID().replaceAll('-', '')}`;
  await administer(server, `create database ${database} template ${options.empty === true ? 'template0' : template}`);
  const address = { ...server, database };
  const connection = connect(address);
  return {
    ...connection,
    address,
    url: `postgresql://${server.user}:${server.password}@${server.host}:${server.port}/${database}`,
    close: async () => {
      await connection.close();
      // A vacuum of the server's own may still be in it; the whole server is removed at the end.
      await administer(server, `drop database ${database} with (force)`).catch(() => undefined);
    },
  };
}

async function administer(server: EmbeddedAddress, statement: string): Promise<void> {
  const maintenance = connect(server, { max: 1 });
  try {
    await maintenance.pool.query(statement);
  } finally {
    await maintenance.close();
  }
}
