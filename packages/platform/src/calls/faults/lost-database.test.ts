import { randomInt } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { loseDatabase } from '../testing/exercises/lose-database.ts';
import { startOwnPostgres, type OwnPostgres } from '../testing/exercises/own-postgres.ts';
import { openProvingGround, type ProvingGround } from '../testing/exercises/proving-ground.ts';

let database: OwnPostgres;
let ground: ProvingGround;

beforeAll(async () => {
  database = await startOwnPostgres();
  ground = await openProvingGround({ database });
});
afterAll(async () => {
  await ground.close();
  await database.close();
});

it('PostgreSQL that is stopped and started under load makes no answer wrong, holds none up, and costs no record', async () => {
  const seed = Number(process.env['TANDEM_SEED'] ?? randomInt(2 ** 31));
  const { counts, problems } = await loseDatabase({ ...ground, database }, { seed, durationMs: 12_000 });
  console.log(`seed ${seed}: ${JSON.stringify(counts)}`);
  expect(problems).toEqual([]);
  expect(counts['unavailable']).toBeGreaterThan(0);
}, 200_000);
