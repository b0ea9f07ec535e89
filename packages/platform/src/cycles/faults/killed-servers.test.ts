import { randomInt } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startOwnPostgres } from '../../calls/testing/exercises/own-postgres.ts';
import { openProvingGround, type ProvingGround } from '../../calls/testing/exercises/proving-ground.ts';
import { killCycles } from '../testing/exercises/kill-cycles.ts';
import { loseDatabaseOfCycles } from '../testing/exercises/lose-database-of-cycles.ts';

let database: Awaited<ReturnType<typeof startOwnPostgres>>;
let ground: ProvingGround;
beforeAll(async () => {
  database = await startOwnPostgres();
  ground = await openProvingGround({ database, environment: { TANDEM_UPSTREAM_TIMEOUT_MS: '1000' } });
}, 120_000);
afterAll(async () => {
  await ground.close();
  await database.close();
});

const seed = randomInt(2 ** 31);

describe('cycles', () => {
  it('lose nothing and repeat nothing when servers are killed at random', { timeout: 180_000 }, async () => {
    const report = await killCycles(ground, { seed, kills: 3, nodes: 2 });
    console.log(JSON.stringify(report));
    expect(report.problems).toEqual([]);
  });

  it('go on after the database was gone', { timeout: 180_000 }, async () => {
    const report = await loseDatabaseOfCycles({ ground, database }, { seed, losses: 1 });
    console.log(JSON.stringify(report));
    expect(report.problems).toEqual([]);
  });
});
