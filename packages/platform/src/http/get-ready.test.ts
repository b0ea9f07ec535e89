import { randomBytes } from 'node:crypto';
import { TandemError } from '@tandem/connector-kit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect, type Connection } from '../database/connection.ts';
import { createTestDatabase, type TestDatabase } from '../database/test-database.ts';
import { createApp } from './create-app.ts';
import { getReady } from './get-ready.ts';
import { createLog } from './log.ts';

let database: TestDatabase;
/** Nobody listens there. */
const gone = connect({ connectionString: 'postgresql://nobody@127.0.0.1:1/nothing' });
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(async () => {
  await gone.close();
  await database.close();
});

async function ask(over: { readonly leaving?: AbortSignal; readonly keys?: Error; readonly database?: Connection }) {
  const app = await createApp({
    routes: [
      getReady({
        leaving: over.leaving ?? new AbortController().signal,
        tryKeys: () => (over.keys === undefined ? Promise.resolve() : Promise.reject(over.keys)),
      }),
    ],
    database: (over.database ?? database).kysely,
    authenticate: () => Promise.resolve(undefined),
    recordChange: () => Promise.resolve(),
    publicUrl: () => 'http://tandem.test',
    secure: false,
    log: createLog('silent', process.stderr),
  });
  try {
    const answer = await app.inject({ method: 'GET', url: '/v1/ready' });
    return { status: answer.statusCode, body: answer.json<{ status: unknown; detail?: string }>() };
  } finally {
    await app.close();
  }
}

describe('readiness', () => {
  it('is there for whoever asks, without a token', async () => {
    expect(await ask({})).toEqual({ status: 200, body: { status: 'ready' } });
  });

  it('is missing while the keys cannot be used', async () => {
    const keys = new TandemError('unavailable', 'The key service does not answer.');
    expect(await ask({ keys })).toMatchObject({ status: 503, body: { detail: 'The key service does not answer.' } });
  });

  it('is missing as soon as the server is about to stop, whatever else is well', async () => {
    expect(await ask({ leaving: AbortSignal.abort(), keys: new Error(randomBytes(4).toString('hex')) })).toMatchObject({
      status: 503,
      body: { detail: 'This server is about to stop.' },
    });
  });

  it('is missing while the database is gone', async () => {
    expect(await ask({ database: gone })).toMatchObject({
      status: 503,
      body: { detail: 'The database cannot be reached.' },
    });
  });
});
