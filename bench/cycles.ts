import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { startDurablePostgres, type DurablePostgres } from '@tandem/platform/exercises';
import { Agent, request } from 'undici';
import { z } from 'zod';
import { type Child, startTandem } from './child.ts';
import type { Figure, Line } from './line.ts';
import { quantile, times } from './measure.ts';

const rounds = 300;
const together = 20;
const runs = 2_000;
const accounts = 4;

/** Four-step no-op cycles behind synchronous webhooks, on 1, 2 and 4 nodes of one PostgreSQL, beside the floor: the same rows by bare statements. */
export const cycles: Line = {
  name: 'cycles',
  about: 'a four-step no-op cycle behind a synchronous webhook, fsync on; 1, 2 and 4 nodes on one PostgreSQL',
  async run() {
    const database = await startDurablePostgres();
    const figures: Figure[] = [];
    try {
      const floor = await floorRate(database);
      figures.push({ name: 'floor: the same commits by bare statements', value: floor, unit: 'runs/s' });
      for (const count of [1, 2, 4]) figures.push(...(await withNodes(database, count)));
      return figures;
    } finally {
      await database.close();
    }
  },
};

async function withNodes(database: DurablePostgres, count: number): Promise<readonly Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'tandem-bench-'));
  const token = `bench-${crypto.randomUUID()}-${crypto.randomUUID()}`;
  const environment = {
    TANDEM_DATA_DIR: folder,
    TANDEM_DATABASE_URL: database.url,
    TANDEM_MASTER_KEY: masterKey,
    TANDEM_PORT: '0',
    TANDEM_ADMIN_TOKEN: token,
  };
  const nodes: { readonly child: Child; readonly url: string }[] = [];
  const agent = new Agent({ connections: together * 2 });
  try {
    for (let number = 0; number < count; number += 1) {
      const child = startTandem(['serve'], environment);
      nodes.push({ child, url: (await child.line(/^Console\s+(\S+)/))[1] ?? '' });
    }
    const hooks = await makeCycles(nodes[0]?.url ?? '', token, count);
    let number = 0;
    const post = async () => {
      number += 1;
      const { url } = nodes[number % count] ?? { url: '' };
      const answer = await request(`${url}${hooks[number % hooks.length]}`, {
        method: 'POST',
        dispatcher: agent,
        headers: { 'content-type': 'application/json', 'webhook-id': `${count}-${number}` },
        body: '{"n":1}',
      });
      await answer.body.dump();
      if (answer.statusCode !== 200) throw new Error(`A hook answered ${answer.statusCode}.`);
    };
    await times(post, 200);
    const alone = await times(post, rounds);
    const began = performance.now();
    await Promise.all(
      Array.from({ length: together }, async () => {
        for (let at = 0; at < runs / together; at += 1) await post();
      }),
    );
    const rate = runs / ((performance.now() - began) / 1_000);
    const name = `${count} node${count === 1 ? '' : 's'}`;
    const bars = count === 1;
    return [
      {
        name: `p50 of a run, one at a time, ${name}`,
        value: quantile(alone, 0.5),
        unit: 'ms',
        ...(bars && { bar: { kind: 'atMost', value: 10 } as const }),
      },
      {
        name: `runs a second, ${together} at once, ${name}`,
        value: rate,
        unit: 'runs/s',
        ...(bars && { bar: { kind: 'atLeast', value: 400 } as const }),
      },
    ];
  } finally {
    await agent.close();
    await Promise.all(nodes.map(({ child }) => child.stop()));
    await rm(folder, { recursive: true, force: true });
  }
}

const masterKey = randomBytes(32).toString('base64');
const shape = z.object({ id: z.string() });
const hookShape = z.object({ id: z.string(), hookUrl: z.string() });

/** One cycle in each of a few accounts; answers the paths of their hooks. */
async function makeCycles(url: string, token: string, count: number): Promise<readonly string[]> {
  const send = async (path: string, body?: unknown): Promise<unknown> => {
    const answer = await request(`${url}${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    if (answer.statusCode >= 300) throw new Error(await answer.body.text());
    return answer.statusCode === 204 ? undefined : answer.body.json();
  };
  const hooks: string[] = [];
  for (let number = 0; number < accounts; number += 1) {
    const { id: account } = shape.parse(await send('/v1/accounts', { name: `Bench ${count} ${number}` }));
    const { id, hookUrl } = hookShape.parse(await send(`/v1/accounts/${account}/cycles`, { document }));
    await send(`/v1/accounts/${account}/cycles/${id}/publish`);
    await send(`/v1/accounts/${account}/cycles/${id}/enable`);
    hooks.push(new URL(hookUrl).pathname);
  }
  return hooks;
}

const document = {
  format: 1,
  name: 'Four steps',
  connectors: {},
  trigger: { kind: 'webhook', answer: 'result' },
  steps: ['one', 'two', 'three', 'four'].map((key) => ({ key, kind: 'transform', value: { $path: 'record.n' } })),
};

/** A run, four steps and its end, each a commit of its own, 20 at once. */
async function floorRate({ pool }: DurablePostgres): Promise<number> {
  await pool.query('create table floor_runs (id bigint primary key, state text, position integer)');
  await pool.query('create table floor_steps (run bigint, step integer, output bytea, primary key (run, step))');
  const output = randomBytes(40);
  const began = performance.now();
  let next = 0;
  await Promise.all(
    Array.from({ length: together }, async () => {
      while (next < runs) {
        const id = (next += 1);
        await pool.query("insert into floor_runs values ($1, 'running', 0)", [id]);
        for (let step = 1; step <= 4; step += 1)
          await pool.query(
            `with moved as (update floor_runs set position = $2 where id = $1 and state = 'running' returning id)
             insert into floor_steps select id, $2, $3 from moved`,
            [id, step, output],
          );
        await pool.query("update floor_runs set state = 'succeeded' where id = $1", [id]);
      }
    }),
  );
  const rate = runs / ((performance.now() - began) / 1_000);
  await pool.query('drop table floor_runs, floor_steps');
  return rate;
}
