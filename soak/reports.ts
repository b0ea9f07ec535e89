import { readFile, writeFile } from 'node:fs/promises';
import { z } from 'zod';

const reportShape = z.object({
  exercise: z.string(),
  about: z.string(),
  /** With it and the same sizes the exercise can be had again. */
  seed: z.number(),
  seconds: z.number(),
  at: z.iso.datetime(),
  node: z.string(),
  cores: z.number(),
  counts: z.record(z.string(), z.number()),
  problems: z.array(z.string()),
});

/** What came of the last run of an exercise, and on what. */
export type SoakReport = z.output<typeof reportShape>;

const file = new URL('./reports.json', import.meta.url);

/** The reports of the last runs; none where nothing was ever run. */
export async function readReports(): Promise<SoakReport[]> {
  const text = await readFile(file, 'utf8').catch(() => '[]');
  return z.array(reportShape).parse(JSON.parse(text));
}

export async function writeReports(reports: readonly SoakReport[]): Promise<void> {
  const sorted = reports.toSorted((a, b) => a.exercise.localeCompare(b.exercise));
  await writeFile(file, `${JSON.stringify(sorted, null, 2)}\n`);
}
