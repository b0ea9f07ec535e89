import type { Kysely } from 'kysely';
import type { ActorKind, Database } from '../database/tables.ts';
import type { Change, RecordChange } from '../http/route.ts';

/** Who made a change: a principal, or Tandem itself. */
export interface Actor {
  readonly kind: ActorKind;
  readonly id: string | null;
  readonly name: string;
}

/** Tandem itself, for what it does at its start. */
export const tandemItself: Actor = { kind: 'system', id: null, name: 'Tandem' };

/** Writes one entry of the audit log: who changed what. Given a transaction, the entry is committed with the change. */
export async function writeAuditEntry(
  database: Kysely<Database>,
  actor: Actor,
  action: string,
  change: Change,
): Promise<void> {
  await database
    .insertInto('audit')
    .values({
      actor_kind: actor.kind,
      actor_id: actor.id,
      actor_name: actor.name,
      action,
      subject_kind: change.subject.kind,
      subject_id: change.subject.id ?? null,
      subject_name: change.subject.name ?? null,
      account_id: change.account ?? null,
      detail: JSON.stringify(change.detail ?? {}),
    })
    .execute();
}

/** What routes write their declared entries with. */
export const recordChange: RecordChange = (database, principal, action, change) =>
  writeAuditEntry(database, principal, action, change);
