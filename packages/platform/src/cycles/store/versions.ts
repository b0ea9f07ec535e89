import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { Database } from '../../database/tables.ts';
import { notFound } from '../../http/not-found.ts';
import { momentText } from '../../http/text.ts';

/** A version of a cycle or template, without its document. */
export const versionSummaryAnswer = z
  .object({ number: z.int(), live: z.boolean(), publishedBy: z.string(), publishedAt: momentText })
  .meta({ id: 'VersionSummary' });

interface VersionRow {
  readonly number: number;
  readonly published_by: string;
  readonly published_at: Date;
}

export function versionSummaryOf(row: VersionRow, liveVersion: number | null): z.infer<typeof versionSummaryAnswer> {
  return {
    number: row.number,
    live: row.number === liveVersion,
    publishedBy: row.published_by,
    publishedAt: row.published_at.toISOString(),
  };
}

/** One version of a cycle; undefined where there is none of this number. */
export async function readCycleVersion(database: Kysely<Database>, cycleId: string, number: number) {
  return database
    .selectFrom('cycle_versions')
    .selectAll()
    .where('cycle_id', '=', cycleId)
    .where('number', '=', number)
    .executeTakeFirst();
}

/**
 * The number of a version as it stands in a path.
 *
 * @throws TandemError `not_found` where no version has such a number
 */
export function versionNumber(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw notFound();
  return Number(text);
}
