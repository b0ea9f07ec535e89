import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { generatedNote, markdownTable } from './markdown.ts';

interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly bar?: { readonly kind: 'atLeast' | 'atMost'; readonly value: number };
}

interface MeasuredLine {
  readonly line: string;
  readonly about: string;
  readonly node: string;
  readonly cores: number;
  readonly at: string;
  readonly figures: readonly Figure[];
}

/** docs/figures.md: what the last run of `npm run bench` measured, as it wrote it down. */
export function figuresPage(): string {
  // Written by the benchmark itself, which checks the shape.
  const lines = JSON.parse(
    readFileSync(join(import.meta.dirname, '../../bench/figures.json'), 'utf8'),
  ) as readonly MeasuredLine[];
  return `${generatedNote}
# Figures

What \`npm run bench\` measured, as its last run wrote it down; nothing here was typed by hand. Each line also runs alone, as in
\`npm run bench -- kit-overhead\`. A line that compares measures both sides in one run, in turn, since machines are noisy; quote the ratios.

${lines.map(section).join('\n\n')}

## Beside others

What peers have published of themselves, on machines and tasks of their own; it is no comparison of like with like.

${markdownTable(
  ['product', 'published figure', 'where it is from'],
  [
    [
      'n8n',
      'up to 220 workflow executions per second on a single instance (AWS c5a.large, 4 GB, webhook trigger)',
      '[n8n documentation, *Measure performance*](https://docs.n8n.io/deploy/host-n8n/configure-n8n/scaling/measure-performance)',
    ],
    [
      'Activepieces',
      'none found: its documentation states limits of time and memory for a flow, no rate',
      '[Activepieces documentation, *Known limits*](https://www.activepieces.com/docs/flows/known-limits)',
    ],
    ['Nango', 'none found', ''],
  ],
)}
`;
}

function section({ line, about, node, cores, at, figures }: MeasuredLine): string {
  const rows = figures.map((figure) => [figure.name, `${shown(figure.value)} ${figure.unit}`.trim(), barOf(figure)]);
  return `## ${line}

${about.charAt(0).toUpperCase()}${about.slice(1)}. Measured ${at.slice(0, 10)} on ${cores} cores with Node ${node}.

${markdownTable(['figure', 'value', 'bar'], rows)}`;
}

function shown(value: number): string {
  return Math.abs(value) >= 100 ? Math.round(value).toLocaleString('en') : value.toFixed(2);
}

function barOf({ value, bar }: Figure): string {
  if (bar === undefined) return '';
  const met = bar.kind === 'atLeast' ? value >= bar.value : value <= bar.value;
  return `${bar.kind === 'atLeast' ? 'at least' : 'at most'} ${bar.value.toLocaleString('en')}: ${met ? 'met' : '**missed**'}`;
}
