import { z } from 'zod';
import { roleCovers, type Principal } from '../../http/principal.ts';
import { momentText } from '../../http/text.ts';
import type { Vault } from '../../vault/vault.ts';
import { readDocument } from '../definition/read-document.ts';
import { checkpointAnswer, type Checkpoint } from './checkpoints.ts';
import { hookUrlOf } from './hook-secret.ts';
import { prerequisite, prerequisitesOf } from './prerequisites.ts';
import type { Standing } from './standing.ts';
import type { StoredCycle } from './stored-cycle.ts';

export const documentAnswer = z
  .record(z.string(), z.unknown())
  .describe('A document of a cycle; its JSON Schema is at `/v1/cycle-schema.json`');

export const cycleSummaryAnswer = z
  .object({
    id: z.string(),
    name: z.string(),
    account: z.string(),
    template: z
      .object({
        id: z.string(),
        name: z.string(),
        version: z.int().nullable().describe('That the draft was last taken from'),
        liveVersion: z.int().nullable().describe('That updating would take'),
      })
      .nullable()
      .describe('What it was installed from'),
    trigger: z.string().nullable().describe('The kind of its trigger'),
    connectors: z.array(z.string()).describe('The keys of the connectors that it reaches'),
    liveVersion: z.int().nullable(),
    enabled: z.boolean(),
    state: z.enum(['draft', 'live', 'disabled']),
    changedSinceLive: z.boolean().describe('The draft is not what is live'),
    prerequisites: z.array(prerequisite).describe('Why it cannot start; empty where it can'),
    lastRun: z
      .object({ id: z.string(), state: z.string(), createdAt: momentText, finishedAt: momentText.nullable() })
      .nullable(),
    createdAt: momentText,
    updatedAt: momentText,
  })
  .meta({ id: 'CycleSummary' });

export const cycleAnswer = z
  .object({
    ...cycleSummaryAnswer.shape,
    draft: documentAnswer,
    bindings: z.record(z.string(), z.string()).describe('Account connectors by the names that the document gives them'),
    variables: z.record(z.string(), z.unknown()),
    hookUrl: z
      .string()
      .nullable()
      .describe(
        'Where a webhook sends its events. It is a secret: whoever knows it can start the cycle; null for viewers',
      ),
    subscription: z
      .object({
        state: z.enum(['pending', 'active', 'failed']).describe('`pending` until the application has answered'),
        detail: z.string().nullable().describe('Why it failed'),
        missed: z.int().describe('Changes that were never delivered and found by a list'),
        reconciledTo: momentText.nullable().describe('Until when changes were last looked for in a list'),
      })
      .nullable()
      .describe('What is subscribed at an application; null where nothing is'),
    checkpoints: z.array(checkpointAnswer),
  })
  .meta({ id: 'Cycle' });

/** A cycle as lists show it. */
export function cycleSummaryOf(cycle: StoredCycle, standing: Standing): z.infer<typeof cycleSummaryAnswer> {
  const { row, template, live, lastRun } = cycle;
  const { document } = readDocument(row.draft);
  return {
    id: row.id,
    name: row.name,
    account: row.account_id,
    template: template === undefined ? null : { ...template, version: row.template_version },
    trigger: document?.trigger.kind ?? null,
    connectors: [...new Set(Object.values(document?.connectors ?? {}).map(({ connector }) => connector))],
    liveVersion: live?.number ?? null,
    enabled: row.enabled,
    state: live === undefined ? 'draft' : row.enabled ? 'live' : 'disabled',
    changedSinceLive: cycle.changedSinceLive,
    prerequisites: [...prerequisitesOf(cycle, standing)],
    lastRun:
      lastRun === undefined
        ? null
        : {
            id: lastRun.id,
            state: lastRun.state,
            createdAt: lastRun.createdAt.toISOString(),
            finishedAt: lastRun.finishedAt?.toISOString() ?? null,
          },
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
  };
}

interface Beside {
  readonly standing: Standing;
  readonly checkpoints: Checkpoint[];
  readonly vault: Vault;
  readonly principal: Principal;
}

/** A cycle whole. */
export async function cycleOf(
  cycle: StoredCycle,
  { standing, checkpoints, vault, principal }: Beside,
): Promise<z.infer<typeof cycleAnswer>> {
  const { row, subscription } = cycle;
  const summary = cycleSummaryOf(cycle, standing);
  const showsHook = takesEvents(cycle) && roleCovers(principal.role, 'builder');
  return {
    ...summary,
    draft: row.draft,
    bindings: row.bindings,
    variables: row.variables,
    hookUrl: showsHook ? await hookUrlOf(vault, standing.publicUrl, row) : null,
    subscription:
      subscription === undefined
        ? null
        : { ...subscription, reconciledTo: subscription.reconciledTo?.toISOString() ?? null },
    checkpoints,
  };
}

function takesEvents({ row, live }: StoredCycle): boolean {
  return [row.draft, live?.document].some((document) => readDocument(document).document?.trigger.kind === 'webhook');
}
