import { randomInt } from 'node:crypto';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { exercises } from './exercises.ts';
import { readReports, writeReports } from './reports.ts';

/*
 * npm run soak [-- --minutes 30 --seed N --only kills,database --kills 500]: breaks servers, databases and the application for as long as it is given,
 * and writes what came of it to soak/reports.json. The same seed and sizes repeat a run.
 */
const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '30' },
    seed: { type: 'string' },
    only: { type: 'string' },
    kills: { type: 'string' },
  },
});
const seed = wholeNumber('seed', values.seed ?? String(randomInt(2 ** 31)));
const minutes = Number(values.minutes);
const wanted = values.only?.split(',') ?? exercises.map(({ name }) => name);
const unknown = wanted.filter((name) => exercises.every((exercise) => exercise.name !== name));
if (unknown.length > 0 || !(minutes > 0)) {
  console.error(
    `There is no exercise ${unknown.join(', ')}. The exercises are: ${exercises.map(({ name }) => name).join(', ')}.`,
  );
  process.exit(2);
}

const stopping = new AbortController();
process.once('SIGINT', () => stopping.abort());
process.once('SIGTERM', () => stopping.abort());
const chosen = exercises.filter(({ name }) => wanted.includes(name));
const shares = chosen.reduce((sum, { share }) => sum + share, 0);
let broken = 0;
for (const exercise of chosen) {
  if (stopping.signal.aborted) break;
  const began = new Date();
  console.log(`\n${exercise.name}, seed ${seed}: ${exercise.about}`);
  const report = await exercise.run({
    seed,
    minutes: (minutes * exercise.share) / shares,
    ...(values.kills !== undefined && { kills: wholeNumber('kills', values.kills) }),
    signal: stopping.signal,
    say: (line) => console.log(`  ${line}`),
  });
  for (const [name, count] of Object.entries(report.counts)) console.log(`  ${name.padEnd(28)} ${count}`);
  for (const problem of report.problems) console.log(`  ✗ ${problem}`);
  broken += report.problems.length;
  const seconds = Math.round((Date.now() - began.getTime()) / 1000);
  await writeReports([
    ...(await readReports()).filter(({ exercise: name }) => name !== exercise.name),
    {
      exercise: exercise.name,
      about: exercise.about,
      seed,
      seconds,
      at: began.toISOString(),
      node: process.version,
      cores: cpus().length,
      counts: { ...report.counts },
      problems: [...report.problems],
    },
  ]);
}
console.log(
  `\n${broken === 0 ? 'Every promise was kept.' : `${broken} promises were broken.`} Written to soak/reports.json.`,
);
process.exitCode = broken === 0 ? 0 : 1;

function wholeNumber(name: string, text: string): number {
  if (/^\d{1,10}$/.test(text)) return Number(text);
  console.error(`--${name} must be a whole number, not ${text}.`);
  process.exit(2);
}
