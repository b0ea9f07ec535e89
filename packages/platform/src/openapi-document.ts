import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from 'kysely';
import pg from 'pg';
import { Calls } from './calls/calls.ts';
import { Cycles } from './cycles/cycles.ts';
import type { Database } from './database/tables.ts';
import { createLog } from './http/log.ts';
import { connectorList } from './library/connector-list.ts';
import { createPlatform } from './platform.ts';
import { KeyRing } from './vault/key-ring.ts';
import { KeyRotation } from './vault/rotation/key-rotation.ts';
import { Vault } from './vault/vault.ts';
import { Work } from './work/work.ts';

/** The API as an OpenAPI 3.1 document, made from the routes without a database and without listening; the same as `GET /v1/openapi.json`. */
export async function openapiDocument(): Promise<object> {
  const database = new Kysely<Database>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: (kysely) => new PostgresIntrospector(kysely),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  });
  const log = createLog('silent', process.stderr);
  // Connects only when it is used.
  const pool = new pg.Pool();
  const app = await createPlatform({
    database,
    pool,
    work: new Work({ database, pool, node: 'nod_none', alone: true, log }),
    vault: Vault.closed(database),
    keyRotation: new KeyRotation({ database, ring: new KeyRing([]), alone: true, log }),
    connectors: connectorList,
    environments: new Map(),
    adminToken: undefined,
    signIn: { password: true, oidc: undefined },
    publicUrl: () => 'http://127.0.0.1:4400',
    secure: false,
    log,
    stopping: new AbortController().signal,
    createCalls: async (needs) =>
      new Calls({
        ...needs,
        alone: true,
        limits: { tryMs: 1, deadlineMs: 1, waitMs: 1 },
        proxy: undefined,
        retentionDays: 0,
      }),
    createCycles: (needs) => new Cycles({ ...needs, tryMs: 1, retentionDays: 0 }),
  });
  try {
    await app.ready();
    return app.swagger();
  } finally {
    await app.close();
  }
}
