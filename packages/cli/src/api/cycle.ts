import type { TandemClient } from '@tandem/client';
import { z } from 'zod';
import { Failure } from '../failure.ts';
import type { Account } from './account.ts';
import { readAnswer } from './read-answer.ts';
import { readItems } from './read-items.ts';

const cycleShape = z.looseObject({
  id: z.string(),
  name: z.string(),
  state: z.string(),
  trigger: z.string().nullish(),
  liveVersion: z.number().nullish(),
  changedSinceLive: z.boolean().default(false),
  prerequisites: z
    .array(z.looseObject({ code: z.string(), detail: z.string(), hint: z.string().default('') }))
    .default([]),
  lastRun: z.looseObject({ state: z.string(), createdAt: z.string() }).nullish(),
});

/** An automation in an account. */
export type Cycle = z.infer<typeof cycleShape>;

/** What can be done to a cycle by a word. */
export type CycleAction = 'publish' | 'enable' | 'disable';

export async function readCycles(api: TandemClient, account: Account): Promise<Cycle[]> {
  return readItems(cycleShape, (query) =>
    api.GET('/v1/accounts/{account}/cycles', { params: { path: { account: account.id }, query } }),
  );
}

/**
 * The cycle of an account by its name or id.
 *
 * @throws Failure where there is none, with the nearest names
 */
export async function findCycle(api: TandemClient, account: Account, nameOrId: string): Promise<Cycle> {
  const cycles = await readCycles(api, account);
  const found = cycles.find(({ id, name }) => id === nameOrId || name.toLowerCase() === nameOrId.toLowerCase());
  if (found !== undefined) return found;
  // Loaded only here: the kit takes longer to load than most commands run.
  const { nearestNames } = await import('@tandem/connector-kit');
  const near = nearestNames(
    nameOrId,
    cycles.map(({ name }) => name),
  );
  throw new Failure(1, `The account "${account.name}" has no cycle "${nameOrId}".`, {
    hint:
      near.length > 0
        ? `Did you mean ${near.map((name) => `"${name}"`).join(' or ')}?`
        : `tandem cycles --account "${account.name}" lists them.`,
  });
}

/** Publishes, enables or disables a cycle. */
export async function actOnCycle(
  api: TandemClient,
  account: Account,
  cycle: string,
  action: CycleAction,
): Promise<Cycle> {
  const params = { path: { account: account.id, cycle } };
  switch (action) {
    case 'publish':
      return readAnswer(cycleShape, api.POST('/v1/accounts/{account}/cycles/{cycle}/publish', { params }));
    case 'enable':
      return readAnswer(cycleShape, api.POST('/v1/accounts/{account}/cycles/{cycle}/enable', { params }));
    case 'disable':
      return readAnswer(cycleShape, api.POST('/v1/accounts/{account}/cycles/{cycle}/disable', { params }));
  }
}
