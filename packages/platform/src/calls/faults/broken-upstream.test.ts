import { randomInt } from 'node:crypto';
import { faultKinds } from '@tandem/scoro-sandbox';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../database/test-database.ts';
import { breakUpstream } from '../testing/exercises/break-upstream.ts';
import { openProvingGround, type ProvingGround } from '../testing/exercises/proving-ground.ts';
import { upstreamCases } from '../testing/exercises/upstream-cases.ts';

let database: TestDatabase;
let ground: ProvingGround;

beforeAll(async () => {
  database = await createTestDatabase();
  ground = await openProvingGround({ database });
});
afterAll(async () => {
  await ground.close();
  await database.close();
});

it('every call ends as the error table says, whatever the application does, and is on record so', async () => {
  expect(new Set(upstreamCases.map(({ fault }) => fault.kind))).toEqual(new Set(Object.keys(faultKinds)));
  const seed = Number(process.env['TANDEM_SEED'] ?? randomInt(2 ** 31));
  const { counts, problems } = await breakUpstream(ground, { seed, calls: 400 });
  console.log(`seed ${seed}: ${JSON.stringify(counts)}`);
  expect(problems).toEqual([]);
}, 200_000);
