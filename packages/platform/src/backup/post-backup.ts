import type { Readable } from 'node:stream';
import { TandemError } from '@tandem/connector-kit';
import type pg from 'pg';
import { z } from 'zod';
import { recordChange } from '../audit/record-change.ts';
import { defineRoute, type Route } from '../http/route.ts';
import type { KeyRing } from '../vault/key-ring.ts';

/** `POST /v1/backup`: the whole database as one encrypted stream, while calls go on. It writes its own audit entry, when it begins. */
export function postBackup(pool: pg.Pool, ring: KeyRing): Route {
  let under: Readable | undefined;
  return defineRoute({
    operation: 'backUp',
    verb: 'POST',
    path: '/v1/backup',
    tag: 'Backup',
    summary: 'A backup of everything, encrypted with the master key',
    description:
      'Streams what the database holds at one moment, in the age format, while calls go on. `tandem restore` puts it into an empty database; it opens with the master key alone, which is not in it. A stream that breaks off is no backup, and does not open.',
    rights: { role: 'admin', accountTokens: 'none' },
    answer: z.unknown(),
    otherForms: { 'application/octet-stream': 'The backup, to be kept as a file' },
    audit: 'ownRecord',
    limit: { requests: 30, windowMs: 60_000 },
    handler: async ({ principal, database, signal, reply }) => {
      // It holds a connection and takes time of everybody's: one after the other.
      if (under !== undefined && !under.closed) throw underWay();
      const { writeBackup } = await import('./write-backup.ts');
      const backup = await writeBackup(pool, ring, signal);
      under = backup;
      const name = `tandem-${new Date().toISOString().slice(0, 19).replaceAll(':', '')}.backup`;
      await recordChange(database, principal, 'backup.taken', { subject: { kind: 'backup', name } });
      return reply
        .type('application/octet-stream')
        .header('content-disposition', `attachment; filename="${name}"`)
        .send(backup);
    },
  });
}

function underWay(): TandemError {
  return new TandemError('conflict', 'This server is taking a backup already.', {
    hint: 'Wait until that has ended.',
  });
}
