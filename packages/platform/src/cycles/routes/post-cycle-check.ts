import type { Connector } from '@tandem/connector-kit';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import { readAccount } from '../../accounts/read-account.ts';
import type { Database } from '../../database/tables.ts';
import { notFound } from '../../http/not-found.ts';
import type { Principal } from '../../http/principal.ts';
import { defineRoute } from '../../http/route.ts';
import { checkDocument } from '../definition/check-document.ts';
import { documentProblem, type DocumentProblem } from '../definition/document-problem.ts';
import { readDocument } from '../definition/read-document.ts';
import { prerequisitesOfVersion } from '../store/prerequisites.ts';
import { boundConnectors, readStanding } from '../store/standing.ts';
import type { CycleStoreTools } from './cycle-tools.ts';
import { documentLimit } from './document-limit.ts';

const checkBody = z.strictObject({
  document: z.unknown(),
  account: z.string().max(100).optional().describe('Id of an account: with it, bindings and variables are checked too'),
  bindings: z.record(z.string().max(100), z.string().max(100)).optional(),
  variables: z.record(z.string().max(100), z.unknown()).optional(),
});

/** `POST /v1/cycle-checks` */
export function postCycleCheck(tools: CycleStoreTools) {
  return defineRoute({
    operation: 'checkCycle',
    verb: 'POST',
    path: '/v1/cycle-checks',
    tag: 'Cycles',
    summary: 'Checks a document without keeping it',
    description:
      'Tells what is wrong with a document before it runs: its grammar, methods and their inputs, what steps use of each other, schedules. ' +
      'An `error` keeps it from being published; a `warning` does not.',
    rights: { role: 'viewer', accountTokens: 'filtered' },
    bodyLimit: documentLimit,
    body: checkBody,
    answer: z.object({ problems: z.array(documentProblem) }),
    audit: 'nothingChanges',
    handler: async ({ body, principal, database }) => ({
      problems: [...(await check(tools, database, principal, body))],
    }),
  });
}

async function check(
  tools: CycleStoreTools,
  database: Kysely<Database>,
  principal: Principal,
  { document: value, account, bindings = {}, variables = {} }: z.output<typeof checkBody>,
): Promise<readonly DocumentProblem[]> {
  const standing = account === undefined ? undefined : await standingOf(tools, database, principal, account);
  const { document, problems } = readDocument(value);
  if (document === undefined) return problems;
  const bound: ReadonlyMap<string, Connector> =
    standing === undefined ? new Map() : boundConnectors(standing, bindings);
  const found = checkDocument(document, { connectors: tools.library.connectors, bound });
  if (standing === undefined) return found;
  const missing = prerequisitesOfVersion({ document, bindings, variables }, standing);
  return [...found, ...missing.map(({ at = '', ...rest }): DocumentProblem => ({ ...rest, at, level: 'warning' }))];
}

async function standingOf(tools: CycleStoreTools, database: Kysely<Database>, principal: Principal, account: string) {
  if (principal.account !== undefined && principal.account !== account) throw notFound();
  await readAccount(database, account);
  return readStanding(tools, database, account);
}
