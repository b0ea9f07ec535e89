import { cpus } from 'node:os';
import { callOverhead } from './call-overhead.ts';
import { cycles } from './cycles.ts';
import { readFigures, writeFigures } from './figures.ts';
import { kitOverhead } from './kit-overhead.ts';
import { type Figure, type Line, meetsBar } from './line.ts';
import { memory } from './memory.ts';
import { quota } from './quota.ts';
import { start } from './start.ts';
import { stream } from './stream.ts';

/*
 * npm run bench [-- LINE ...]: measures the lines named, or all; prints a table and writes bench/figures.json, from which docs/figures.md is generated.
 */
const lines: readonly Line[] = [kitOverhead, callOverhead, stream, quota, start, memory, cycles];
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => lines.every((line) => line.name !== name));
if (unknown.length > 0) {
  console.error(`There is no line ${unknown.join(', ')}. The lines are: ${lines.map(({ name }) => name).join(', ')}.`);
  process.exit(2);
}

const stopping = new AbortController();
process.once('SIGINT', () => stopping.abort());
const results: { line: string; about: string; figures: readonly Figure[] }[] = [];
for (const line of lines.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
  console.log(`\n${line.name}: ${line.about}`);
  const figures = await line.run(stopping.signal);
  for (const figure of figures) {
    console.log(`  ${row(figure)}`);
  }
  results.push({ line: line.name, about: line.about, figures });
}

const machine = { node: process.version, cores: cpus().length, at: new Date().toISOString() };
const kept = (await readFigures()).filter(({ line }) => results.every((result) => result.line !== line));
const order = lines.map(({ name }) => name);
const all = [...kept, ...results.map((result) => ({ ...result, ...machine }))].toSorted(
  (a, b) => order.indexOf(a.line) - order.indexOf(b.line),
);
await writeFigures(all);
const missed = results.flatMap(({ figures }) => figures).filter((figure) => meetsBar(figure) === false);
console.log(
  `\n${missed.length === 0 ? 'All bars are met.' : `${missed.length} bars are missed.`} Written to bench/figures.json.`,
);

function row(figure: Figure): string {
  const verdict = meetsBar(figure);
  const mark = verdict === undefined ? ' ' : verdict ? '✓' : '✗';
  const bar =
    figure.bar === undefined ? '' : `  (${figure.bar.kind === 'atLeast' ? 'at least' : 'at most'} ${figure.bar.value})`;
  const value = Math.abs(figure.value) >= 100 ? Math.round(figure.value).toLocaleString('en') : figure.value.toFixed(2);
  return `${mark} ${figure.name.padEnd(50)} ${value.padStart(12)} ${figure.unit}${bar}`;
}
