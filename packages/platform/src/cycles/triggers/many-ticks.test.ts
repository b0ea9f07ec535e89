import { CompiledQuery, sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBreakableLink, type BreakableLink } from '../../calls/testing/breakable-link.ts';
import { connect, type Connection } from '../../database/connection.ts';
import { cycleDocument } from '../definition/cycle-document.ts';
import { startTicksPlatform, type TicksNode, type TicksPlatform } from '../testing/ticks-platform.ts';

const accounts = 5;
const cycles = 25;
const ticks = 40;
const total = cycles * ticks;
/** They fire in the first seconds of this minute, and then not for a year. */
const minute = new Date('2026-03-02T10:20:00Z');
const cron = `0-${ticks - 1} 20 10 2 3 *`;
const silenceMs = 1_000;

let platform: TicksPlatform;
let link: BreakableLink;
const connections: Connection[] = [];
const nodes: TicksNode[] = [];
/** Those that show that they live. */
const living = new Set<string>();
let beats: NodeJS.Timeout;
beforeAll(async () => {
  platform = await startTicksPlatform(new Date(minute.getTime() - 1_000));
  const { address } = platform.testDatabase;
  link = await openBreakableLink(address);
  for (const port of [address.port, address.port, link.port]) {
    const connection = connect({ ...address, port }, { max: 8 });
    connections.push(connection);
    const node = platform.anotherNode(connection, silenceMs);
    nodes.push(node);
    living.add(node.work.node);
    await platform.database.insertInto('nodes').values({ id: node.work.node }).execute();
  }
  beats = setInterval(() => void beat().catch(() => undefined), silenceMs / 5);
});
afterAll(async () => {
  clearInterval(beats);
  await Promise.all(nodes.map(({ work }) => work.stop(1_000)));
  for (const connection of connections) await connection.close();
  await link.close();
  await platform.close();
});

function beat() {
  const now = { seen_at: sql<Date>`now()` };
  return platform.database
    .updateTable('nodes')
    .set(now)
    .where('id', 'in', [...living])
    .execute();
}

it(
  'ticks are as many runs on three servers, one of which is taken for dead, and then is lost',
  { timeout: 120_000 },
  async () => {
    await makeCycles();
    // Everything is due, and nothing counts as missed.
    platform.clock.now = new Date(minute.getTime() + ticks * 1_000);
    const began = performance.now();
    await Promise.all(nodes.map(({ work }) => work.start({ concurrency: 4 })));
    await runs(total / 5);
    const third = nodes[2]?.work.node ?? '';
    living.delete(third);
    await runs(total / 2);
    await link.cut();
    const lost = await jobsOf(third);
    await runs(total);
    console.log(
      `${total} ticks in ${Math.round(performance.now() - began)} ms; ${lost} were under way when a server was lost`,
    );
    await link.join();

    const { rows } = await sql<{ keys: readonly string[] }>`
    select array_agg(dedupe_key order by dedupe_key) as keys from runs group by cycle_id`.execute(platform.database);
    const due = Array.from({ length: ticks }, (_, second) => new Date(minute.getTime() + second * 1_000).toISOString());
    expect(rows).toHaveLength(cycles);
    for (const { keys } of rows) expect(keys).toEqual(due.map((at) => `tick/${at}`));
  },
);

/** Waits until there are as many. */
async function runs(wanted: number): Promise<void> {
  const count = async () => {
    const row = await platform.database
      .selectFrom('runs')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow();
    return row.count;
  };
  await expect.poll(count, { interval: 100, timeout: 60_000 }).toBeGreaterThanOrEqual(wanted);
}

async function jobsOf(node: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from graphile_worker.jobs where split_part(locked_by, '/', 1) = ${node}`.execute(
    platform.database,
  );
  return rows[0]?.count ?? 0;
}

/** Cycles whose first tick is due, in several accounts; nobody fires them yet. */
async function makeCycles(): Promise<void> {
  const { database, node } = platform;
  const others = await Promise.all(
    Array.from({ length: accounts - 1 }, (_, at) => platform.account(`Ticking ${at + 1}`)),
  );
  const { id, account, document } = await platform.cycle({ kind: 'schedule', cron });
  await node.work.stop(1_000);
  await database.executeQuery(copiesOf(id, [account, ...others.map((other) => other.id)]));
  await database.executeQuery(versionsOf(id));
  const copies = await database
    .selectFrom('cycles')
    .select(['id', 'account_id as accountId', 'name'])
    .where('id', '!=', id)
    .execute();
  const live = { enabled: true, version: 1, document: cycleDocument.parse(document), bindings: {}, variables: {} };
  for (const copy of copies) await node.ticks.onEnabled(database, { ...copy, ...live });
}

function copiesOf(cycle: string, owners: readonly string[]) {
  return CompiledQuery.raw(
    `insert into cycles (id, account_id, name, draft, live_version, enabled, hook_hash, hook)
     select 'cyc_copy' || n, ($3::text[])[1 + n % $4::integer], 'Copy ' || n, draft, live_version, true, sha256(('copy ' || n)::bytea), hook
     from cycles, generate_series(2, $2::integer) as n where id = $1`,
    [cycle, cycles, owners, owners.length],
  );
}

function versionsOf(cycle: string) {
  return CompiledQuery.raw(
    `insert into cycle_versions (cycle_id, number, document, bindings, variables, published_by)
     select id, number, document, cycle_versions.bindings, cycle_versions.variables, published_by
     from cycle_versions, cycles where cycle_id = $1 and id like 'cyc_copy%'`,
    [cycle],
  );
}
