import { z } from 'zod';

/** What a backup says of itself, before everything else in it. Tables are named by their place in the list. */
export const manifestShape = z.object({
  format: z.literal(1),
  /** RFC 3339: the moment that it shows. */
  createdAt: z.string(),
  /** The migrations that the database had had, in their order. */
  migrations: z.array(z.string()).min(1),
  tables: z.array(z.object({ schema: z.string(), name: z.string(), columns: z.array(z.string()).min(1) })),
  sequences: z.array(z.object({ schema: z.string(), name: z.string(), value: z.string(), called: z.boolean() })),
});

export type Manifest = z.infer<typeof manifestShape>;
export type BackedUpTable = Manifest['tables'][number];

/** What a backup ends with: the rows of each table, so that one that lacks any is seen to. */
export const endShape = z.object({ rows: z.array(z.int().min(0)) });

export const manifestName = 'manifest.json';
export const endName = 'end.json';

/** The name of a piece of a table's rows: `rows/12/000003`. */
export function rowsName(table: number, piece: number): string {
  return `rows/${table}/${String(piece).padStart(6, '0')}`;
}

/** The place of the table whose rows an entry holds; undefined where it holds none. */
export function tableOfRows(name: string): number | undefined {
  const place = /^rows\/(\d{1,4})\/\d{6,}$/.exec(name)?.[1];
  return place === undefined ? undefined : Number(place);
}
