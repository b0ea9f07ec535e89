import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import type pg from 'pg';
import { from } from 'pg-copy-streams';
import type { BackedUpTable } from './manifest.ts';
import { quoted, quotedName } from './read-tables.ts';

/** Rows on their way into one table. */
export interface LoadingTable {
  write(bytes: AsyncIterable<Uint8Array>): Promise<void>;
  /** @returns how many rows the table has taken */
  end(): Promise<number>;
}

/** Opens a table for the rows of a backup, in the form of PostgreSQL's COPY. Until it has ended the connection does nothing else. */
export function loadTable(client: pg.ClientBase, { schema, name, columns }: BackedUpTable): LoadingTable {
  const rows = client.query(from(`copy ${quoted(schema, name)} (${columns.map(quotedName).join(', ')}) from stdin`));
  const done = finished(rows);
  // Told by the next write, or at the end.
  done.catch(() => undefined);
  return {
    async write(bytes) {
      for await (const piece of bytes) {
        if (!rows.write(piece)) await Promise.race([once(rows, 'drain'), done]);
      }
    },
    async end() {
      rows.end();
      await done;
      return rows.rowCount;
    },
  };
}
