import type { FastifyRequest } from 'fastify';
import type { Kysely, Selectable } from 'kysely';
import { writeAuditEntry } from '../audit/record-change.ts';
import type { Database, UserTable } from '../database/tables.ts';
import { startSession, type NewSession } from './session.ts';

/** Begins a session of somebody who has shown all that is asked for, and writes down by what. */
export async function beginSession(
  transaction: Kysely<Database>,
  user: Selectable<UserTable>,
  detail: Readonly<Record<string, unknown>>,
  request: FastifyRequest,
): Promise<NewSession> {
  await writeAuditEntry(transaction, { kind: 'user', id: user.id, name: user.name }, 'session.create', {
    subject: { kind: 'user', id: user.id, name: user.email },
    detail,
  });
  return startSession(transaction, user.id, request);
}
