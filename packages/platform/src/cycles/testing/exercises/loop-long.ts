import { readFile } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import type { ExerciseOptions, ExerciseReport } from '../../../calls/testing/exercises/exercise.ts';
import type { ProvingGround } from '../../../calls/testing/exercises/proving-ground.ts';
import type { ServerProcess } from '../../../calls/testing/server-process.ts';
import { sent } from './task-cycle.ts';

const company = 'longloop';
/** Memory may grow by so much from a tenth of the way to its end. */
const mostGrowthMegabytes = 80;
const lookMs = 1_000;

const made = z.object({ id: z.string() });
const progress = z.object({ state: z.string(), transactions: z.record(z.string(), z.number()) });

/**
 * One run that loops over all time entries of a sandbox of a given size; its server is killed on the way. Every record has one transaction at the end, the
 * run goes on where it was, and memory stays flat.
 *
 * @param options.records how many time entries the sandbox has
 */
export async function loopLong(
  ground: ProvingGround,
  options: ExerciseOptions & { readonly records: number },
): Promise<ExerciseReport> {
  let server = await ground.start();
  const installation = await ground.install(server, company);
  const account = /^\/v1\/accounts\/([^/]+)/.exec(installation)?.[1] ?? '';
  const run = await beginLoop(server, account);
  const problems: string[] = [];
  const memory: { readonly done: number; readonly megabytes: number }[] = [];
  let killedAt = 0;
  for (;;) {
    await wait(lookMs);
    options.signal?.throwIfAborted();
    const { state, transactions } = progress.parse(await sent(server, 'GET', `/v1/accounts/${account}/runs/${run}`));
    const finished = transactions['succeeded'] ?? 0;
    memory.push({ done: finished / options.records, megabytes: await residentMegabytes(server.pid) });
    options.say?.(`${finished} of ${options.records} records, ${memory.at(-1)?.megabytes.toFixed(0)} MB`);
    if (killedAt === 0 && finished > options.records * 0.3) {
      killedAt = finished;
      await server.kill();
      await ground.ageDead();
      server = await ground.start();
      continue;
    }
    if (!['queued', 'running', 'waiting'].includes(state)) {
      if (state !== 'succeeded') problems.push(`The run ended as ${state}.`);
      break;
    }
  }
  const { rows } = await ground.database.pool.query(
    'select count(*)::integer as made, count(distinct record_key)::integer as keys from transactions where run_id = $1 and loop_step is not null',
    [run],
  );
  const [counted] = z.array(z.object({ made: z.number(), keys: z.number() })).parse(rows);
  if (counted?.made !== options.records || counted.keys !== options.records)
    problems.push(`${counted?.made} transactions of ${counted?.keys} records were made, of ${options.records}.`);
  if (killedAt === 0) problems.push('The server was never killed.');
  const after = memory.filter(({ done }) => done >= 0.4);
  const growth = Math.max(...after.map(({ megabytes }) => megabytes)) - (after[0]?.megabytes ?? 0);
  if (growth > mostGrowthMegabytes) problems.push(`Memory grew by ${growth.toFixed(0)} MB.`);
  await server.stop();
  return {
    seed: options.seed,
    counts: {
      records: options.records,
      killedAt,
      peakMegabytes: Math.round(Math.max(...memory.map(({ megabytes }) => megabytes))),
      growthMegabytes: Math.round(growth),
    },
    problems,
  };
}

async function beginLoop(server: ServerProcess, account: string): Promise<string> {
  const cycles = `/v1/accounts/${account}/cycles`;
  const { id } = made.parse(
    await sent(server, 'POST', cycles, {
      document: {
        format: 1,
        name: 'Long loop',
        connectors: { scoro: { connector: 'scoro' } },
        trigger: { kind: 'manual' },
        steps: [
          {
            key: 'each',
            kind: 'loop',
            over: { connector: 'scoro', method: 'timeEntries.list', input: { perPage: 100 } },
            concurrency: 20,
            steps: [{ key: 'id', kind: 'transform', value: { $path: 'record.time_entry_id' } }],
          },
        ],
      },
    }),
  );
  await sent(server, 'POST', `${cycles}/${id}/publish`);
  return made.parse(await sent(server, 'POST', `${cycles}/${id}/runs`, {})).id;
}

async function residentMegabytes(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) / 1_024;
}
