import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { Database } from '../../database/tables.ts';
import { momentText } from '../../http/text.ts';
import type { KeyRing } from '../key-ring.ts';
import { nodesWithout } from './key-nodes.ts';
import type { RotationPlan } from './plan-rotation.ts';
import type { RotationRecord } from './rotation-record.ts';

export const nodeAnswer = z.object({ id: z.string(), name: z.string().describe('Host and process') });

export const rotationAnswer = z
  .object({
    id: z.string().nullable().describe('Null for a dry run'),
    state: z.enum(['planned', 'running', 'done', 'failed']),
    phase: z
      .enum(['making', 'waiting', 'rewrapping', 'verifying', 'finishing'])
      .nullable()
      .describe(
        'How far it is: makes the new key, waits for servers without it, wraps, opens all again, drops the old keys',
      ),
    newKey: z.string().nullable().describe('Null until it is made'),
    oldKeys: z.array(z.string()).describe('Keys that nothing uses once it is done'),
    oldKeysDropped: z.boolean().describe('Whether Tandem has dropped the old keys itself; else they may be taken away'),
    dataKeys: z.object({
      toRewrap: z.int(),
      rewrapped: z.int(),
      verified: z.int().describe('Data keys that were opened with the new key alone, once none was left under another'),
    }),
    waitingFor: z.array(nodeAnswer).describe('Running servers that do not have the new key'),
    problem: z.string().nullable().describe('What keeps it from going on, or has ended it'),
    hint: z.string().nullable(),
    next: z.string().nullable().describe('What is left to do for the operator, in words'),
    startedAt: momentText.nullable(),
    startedBy: z.object({ kind: z.string(), id: z.string().nullable(), name: z.string() }).nullable(),
    endedAt: momentText.nullable(),
  })
  .meta({ id: 'KeyRotation' });

type RotationAnswer = z.input<typeof rotationAnswer>;

export async function rotationOf(
  database: Kysely<Database>,
  record: RotationRecord,
  ring: KeyRing,
): Promise<RotationAnswer> {
  const { new_key_id: newKey, old_key_ids: oldKeys } = record;
  const running = record.state === 'running';
  return {
    id: record.id,
    state: record.state,
    phase: running ? record.phase : null,
    newKey,
    oldKeys: [...oldKeys],
    oldKeysDropped: record.makes_key && record.state === 'done',
    dataKeys: { toRewrap: record.to_rewrap, rewrapped: record.rewrapped, verified: record.verified },
    waitingFor:
      running && newKey !== null ? (await nodesWithout(database, newKey)).map(({ id, name }) => ({ id, name })) : [],
    problem: record.problem,
    hint: record.hint,
    next: record.state === 'done' ? nextStep(record, ring) : null,
    startedAt: record.started_at.toISOString(),
    startedBy: { kind: record.actor_kind, id: record.actor_id, name: record.actor_name },
    endedAt: record.ended_at?.toISOString() ?? null,
  };
}

export function plannedRotation(plan: RotationPlan): RotationAnswer {
  return {
    id: null,
    state: 'planned',
    phase: null,
    newKey: plan.newKey,
    oldKeys: [...plan.oldKeys],
    oldKeysDropped: false,
    dataKeys: { toRewrap: plan.toRewrap, rewrapped: 0, verified: 0 },
    waitingFor: plan.waitingFor.map(({ id, name }) => ({ id, name })),
    problem: null,
    hint: null,
    next: null,
    startedAt: null,
    startedBy: null,
    endedAt: null,
  };
}

function nextStep(record: RotationRecord, ring: KeyRing): string | null {
  if (record.makes_key) return 'Back up the key file anew; backups of the database from before need the old one.';
  const [newest] = ring.ids;
  const left = record.old_key_ids.filter((id) => id !== newest && ring.has(id));
  const local = left.filter((id) => ring.serviceOf(id)?.source !== 'service');
  const remote = left.filter((id) => !local.includes(id));
  const steps = [
    ...(local.length === 0
      ? []
      : [
          `Take ${local.join(', ')} away from ${ring.serviceOf(local[0] ?? '')?.whereabouts ?? 'where it is'}, on every server.`,
        ]),
    ...(remote.length === 0
      ? []
      : [`The key service may refuse ${remote.join(', ')}: let its min_decryption_version be above.`]),
  ];
  return steps.length === 0 ? null : steps.join(' ');
}
