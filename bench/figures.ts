import { readFile, writeFile } from 'node:fs/promises';
import { z } from 'zod';
import type { Figure } from './line.ts';

const figureShape = z.object({
  name: z.string(),
  value: z.number(),
  unit: z.string(),
  bar: z.object({ kind: z.enum(['atLeast', 'atMost']), value: z.number() }).exactOptional(),
});

const lineShape = z.object({
  line: z.string(),
  about: z.string(),
  node: z.string(),
  cores: z.number(),
  at: z.iso.datetime(),
  figures: z.array(figureShape),
});

/** What the last run of a line measured, and on what. */
export interface MeasuredLine extends Omit<z.infer<typeof lineShape>, 'figures'> {
  readonly figures: readonly Figure[];
}

const file = new URL('./figures.json', import.meta.url);

/** The figures of the last runs; none where nothing was ever measured. */
export async function readFigures(): Promise<MeasuredLine[]> {
  const text = await readFile(file, 'utf8').catch(() => '[]');
  return z.array(lineShape).parse(JSON.parse(text));
}

export async function writeFigures(lines: readonly MeasuredLine[]): Promise<void> {
  await writeFile(file, `${JSON.stringify(lines, null, 2)}\n`);
}
