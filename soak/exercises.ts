import { join } from 'node:path';
import {
  breakUpstream,
  fireTicks,
  killCycles,
  killServers,
  loseDatabase,
  loopLong,
  loseDatabaseOfCycles,
  openProvingGround,
  shareBudget,
  startOwnPostgres,
  type ExerciseOptions,
  type ExerciseReport,
} from '@tandem/platform/exercises';

/** How long, or how often. */
interface SoakOptions extends ExerciseOptions {
  readonly minutes: number;
  /** In place of what the time gives. */
  readonly kills?: number;
}

/** One part of the soak. */
export interface Exercise {
  readonly name: string;
  readonly about: string;
  /** Of the time of the whole. */
  readonly share: number;
  run(options: SoakOptions): Promise<ExerciseReport>;
}

const killsPerMinute = 20;

export const exercises: readonly Exercise[] = [
  {
    name: 'kills',
    about: 'kill -9 of the server at random moments of reads, creates, updates and streams',
    share: 5,
    run: (options) =>
      onGround((ground) =>
        killServers(ground, { ...options, kills: options.kills ?? Math.ceil(options.minutes * killsPerMinute) }),
      ),
  },
  {
    name: 'database',
    about: 'PostgreSQL stopped and started every few seconds under load',
    share: 1,
    run: (options) =>
      onGround((ground, database) =>
        loseDatabase({ ...ground, database }, { ...options, durationMs: options.minutes * 60_000 }),
      ),
  },
  {
    name: 'nodes',
    about: 'three nodes on one PostgreSQL and one site of 40 requests in 2 seconds, then restarted in turn',
    share: 0.5,
    run: (options) =>
      onGround(
        (ground) =>
          shareBudget(ground, {
            ...options,
            calls: Math.ceil(options.minutes * 1_000),
            leastUsed: 0.9,
            mostRefused: 0,
          }),
        {
          sandbox: { limits: 'on' },
        },
      ),
  },
  {
    name: 'faults',
    about: 'every fault of the sandbox in turn, then all mixed over thousands of calls',
    share: 0.5,
    run: (options) =>
      onGround((ground) => breakUpstream(ground, { ...options, calls: Math.ceil(options.minutes * 1_000) })),
  },
  {
    name: 'cycles',
    about: 'kill -9 of one server of three, again and again, while cycles run',
    share: 3,
    run: (options) =>
      onGround((ground) =>
        killCycles(ground, { ...options, kills: options.kills ?? Math.ceil(options.minutes * 8), nodes: 3 }),
      ),
  },
  {
    name: 'cycles-database',
    about: 'PostgreSQL stopped and started while cycles run',
    share: 1,
    run: (options) =>
      onGround((ground, database) =>
        loseDatabaseOfCycles({ ground, database }, { ...options, losses: Math.ceil(options.minutes * 12) }),
      ),
  },
  {
    name: 'ticks',
    about:
      'cycles that fire each second on three servers, one of which is killed every half minute; 10,000 ticks in eight minutes',
    share: 1,
    run: (options) =>
      onGround((ground) => fireTicks(ground, { ...options, ticks: Math.ceil(options.minutes * 1_200) })),
  },
  {
    name: 'long-loop',
    about: 'a run that loops over many records, killed on the way; 1,000,000 in the usual half hour',
    share: 5,
    run: (options) => {
      const scale = Math.max(1, Math.round(options.minutes * 20));
      return onGround((ground) => loopLong(ground, { ...options, records: scale * 10_000 }), { sandbox: { scale } });
    },
  },
];

async function onGround(
  run: (
    ground: Awaited<ReturnType<typeof openProvingGround>>,
    database: Awaited<ReturnType<typeof startOwnPostgres>>,
  ) => Promise<ExerciseReport>,
  options: Omit<Parameters<typeof openProvingGround>[0], 'database'> = {},
): Promise<ExerciseReport> {
  // Servers that start hundreds of times need not compile their programs each time.
  process.env['NODE_COMPILE_CACHE'] ??= join(import.meta.dirname, '../node_modules/.cache/node');
  const database = await startOwnPostgres();
  try {
    const ground = await openProvingGround({ database, ...options });
    try {
      return await run(ground, database);
    } finally {
      await ground.close();
    }
  } finally {
    await database.close();
  }
}
