import type { Method, PageRequest, RetryClass, WireRequest } from '@tandem/connector-kit';
import { z } from 'zod';
import { isMembers, toWire } from '../values/wire-json.ts';
import { actionRequest } from '../wire/envelope.ts';
import { pageCap } from '../wire/paging.ts';
import { memoised } from './memoised.ts';
import { announced, idOf, type Input } from './method-parts.ts';

const namePattern = /^[A-Za-z][A-Za-z0-9_]*$/;

/** The login belongs to the session, and nobody else gets to see its answer. */
const moduleSchema = z
  .string()
  .max(100)
  .regex(namePattern, 'must be the name of a module')
  .refine((name) => name.toLowerCase() !== 'userauth', 'must not be the login')
  .meta({ title: 'Module', description: 'Segment of the path, such as tasks.' });

/** Members that a credential would stand in; they are put on by the session alone. */
const credentialNames = new Set(['apikey', 'user_token', 'usertoken', 'password', 'token']);

const noCredential = 'must not hold a credential';
const bodySchema = z.unknown().refine((body) => !holdsCredential(body), noCredential);

/** Any action of any module, for what the catalogue does not have yet: pinned to the site, by the same credential, quota and guard. */
export const customRequest: Method = {
  key: 'custom.request',
  name: 'Custom Request',
  category: 'Custom',
  summary: 'Sends any action of any module with the credential of the account, and answers what Scoro answers.',
  effect: 'action',
  modes: ['apiKey', 'userAuth'],
  paged: false,
  givesFile: false,
  retry: retryClass,
  example: () => ({ module: 'tasks', action: 'list', filter: { project_id: 1 }, page: 1, perPage: 25, effect: 'read' }),
  input: memoised(() =>
    z.strictObject({
      module: moduleSchema,
      action: z
        .string()
        .max(100)
        .regex(namePattern, 'must be the name of an action')
        .meta({ title: 'Action', description: 'Such as list, view or modify.' }),
      id: z
        .union([z.int().min(0), z.string().regex(/^[A-Za-z0-9_-]{1,100}$/, 'must be an id')])
        .optional()
        .meta({ title: 'ID' }),
      request: bodySchema
        .optional()
        .meta({ title: 'Request', description: 'What to write, or parameters of the action; sent as it is.' }),
      filter: z
        .record(z.string(), z.unknown())
        .refine((filter) => !holdsCredential(filter), noCredential)
        .optional()
        .meta({ title: 'Filter', description: 'Sent as it is. Scoro ignores what it does not know.' }),
      page: z.int().min(1).optional().meta({ title: 'Page' }),
      perPage: z.int().min(1).max(pageCap.plain).optional().meta({ title: 'Page size' }),
      detailed: z.boolean().optional().meta({ title: 'Detailed' }),
      effect: z.enum(['read', 'create', 'update', 'delete', 'action']).optional().meta({
        title: 'Effect',
        description: 'What it does; decides whether it may be repeated. Left out: an action, which is not.',
      }),
    }),
  ),
  output: memoised(() => z.unknown()),
  request: (input, context) => announced(requestOf(input), context),
  read: (data) => ({ data: data ?? null }),
};

function retryClass(input: Input): RetryClass {
  if (input['effect'] === 'read') return 'safe';
  const byId = idOf(input) !== undefined && idOf(input) !== 0 && idOf(input) !== '0';
  return byId && (input['effect'] === 'update' || input['effect'] === 'delete') ? 'repeatable' : 'unsafe';
}

function requestOf(input: Input): WireRequest {
  const { filter, request } = input;
  const id = idOf(input);
  const page = pageOf(input);
  return actionRequest(String(input['module']), String(input['action']), {
    ...(id !== undefined && { id }),
    ...(request !== undefined && { request: toWire(request) }),
    ...(isMembers(filter) && {
      filter: Object.fromEntries(Object.entries(filter).map(([name, value]) => [name, toWire(value)])),
    }),
    ...(page !== undefined && { page }),
    detailed: input['detailed'] === true,
  });
}

function pageOf(input: Input): PageRequest | undefined {
  const { page, perPage, detailed } = input;
  if (page === undefined && perPage === undefined) return undefined;
  const cap = detailed === true ? pageCap.detailed : pageCap.plain;
  return {
    number: typeof page === 'number' ? page : 1,
    size: Math.min(typeof perPage === 'number' ? perPage : cap, cap),
  };
}

/** Whether any member, however deep, is one that a credential goes by. */
function holdsCredential(body: unknown): boolean {
  if (Array.isArray(body)) return body.some(holdsCredential);
  if (!isMembers(body)) return false;
  return Object.entries(body).some(
    ([name, value]) => credentialNames.has(name.toLowerCase()) || holdsCredential(value),
  );
}
