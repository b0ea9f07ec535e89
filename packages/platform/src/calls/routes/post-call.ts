import { TandemError, type Caller, type CallRequest, type Method } from '@tandem/connector-kit';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import { crashPoint } from '../../crash-points/crash-point.ts';
import { newIdentifier } from '../../database/identifier.ts';
import type { Database } from '../../database/tables.ts';
import { roleCovers, type Principal } from '../../http/principal.ts';
import { defineRoute, type Route } from '../../http/route.ts';
import { inSpan } from '../../traces/span.ts';
import type { Vault } from '../../vault/vault.ts';
import type { Callers } from '../callers/callers.ts';
import { CallConduct, type ConductTools } from '../execute/call-conduct.ts';
import { answerForm, callOrderBody, type AnswerForm, type CallOrder } from '../execute/call-order.ts';
import { effectOfOrder } from '../execute/effect-of-order.ts';
import { executeFile } from '../execute/execute-file.ts';
import { executeJson } from '../execute/execute-json.ts';
import { executeStream, type OpenAnswer } from '../execute/execute-stream.ts';
import { quotaOfSite, quotaShape } from '../execute/quota-of-site.ts';
import { fingerprintOfBody } from '../idempotency/fingerprint-of-body.ts';
import { claimKey, type StoredAnswer } from '../idempotency/idempotency-keys.ts';
import type { Installations } from '../installations/installations.ts';
import type { KnownInstallation } from '../installations/known-installation.ts';
import { recordedBody } from '../records/recorded-body.ts';
import { RunningCall } from '../running/running-call.ts';
import type { PostgresQuotaStore } from '../stores/postgres-quota-store.ts';

export interface PostCallTools extends ConductTools {
  readonly vault: Vault;
  readonly callers: Callers;
  readonly installations: Installations;
  readonly quotas: PostgresQuotaStore;
  readonly nodeId: string;
}

const answer = z
  .object({
    id: z.string().describe('Of the call, to find it in the log'),
    method: z.string(),
    status: z.literal('succeeded'),
    auth: z.string().describe('The authentication mode that was used'),
    data: z.unknown().describe('What the method gives; see its `outputSchema`'),
    page: z
      .object({
        number: z.int(),
        size: z.int(),
        hasMore: z.boolean(),
        next: z
          .string()
          .optional()
          .describe('Give it as `cursor` for the next page, in lists that go on from marks instead of by number'),
      })
      .optional(),
    upstream: z.object({ requests: z.int(), durationMs: z.int(), quota: quotaShape.nullable() }),
    warnings: z.array(z.object({ code: z.string(), detail: z.string(), field: z.string().optional() })).optional(),
  })
  .meta({ id: 'CallResult' });

/** `POST .../connectors/{installation}/calls`: executes a method. */
export function postCall(tools: PostCallTools): Route {
  return defineRoute({
    operation: 'executeCall',
    verb: 'POST',
    path: '/v1/accounts/{account}/connectors/{installation}/calls',
    tag: 'Calls',
    summary: 'Executes a method',
    description:
      'With `Accept: application/x-ndjson` a list streams every record of every page, one a line; the last line is `{"end":{...}}` or `{"error":{...}}`. ' +
      'With `Accept: application/octet-stream` a method that gives a file streams its bytes. ' +
      'With an `Idempotency-Key` the same request is carried out once in 24 hours, and answered again with `Idempotency-Replayed: true`.',
    rights: { role: 'viewer', accountTokens: 'own' },
    body: callOrderBody,
    bodyLimit: 32 * 1024 * 1024,
    answer,
    otherForms: {
      'application/x-ndjson': 'Every record of a list on a line of its own, then how it ended',
      'application/octet-stream': 'The bytes of a file',
    },
    audit: 'ownRecord',
    handler: async ({ params, body, principal, database, request, reply, signal }) => {
      const form = answerForm(request.headers.accept);
      const key = idempotencyKey(request, form, body);
      const installation = await findInstallation(tools, params, body, form, signal);
      const { caller } = tools.callers.of(installation.connector);
      const { dryRun, ...wanted } = body;
      const asked = { installation: installation.forCalls, ...defined(wanted) };
      const method = installation.connector.method(body.method);
      // Says which names are nearest.
      if (method === undefined) await caller.dryRun({ ...asked, signal });
      else refuseViewer(principal, method);
      if (method === undefined || dryRun === true) {
        return reply.type('application/json').send(await dryRunAnswer(caller, { ...asked, signal }, installation));
      }
      const call = callOf(installation, method, body, principal, form, key);
      if (key !== undefined) {
        const stored = await claim(tools, database, call, key, body);
        if (stored !== 'claimed') return replay(reply, stored);
        crashPoint('call.key-claimed');
      }
      const conduct = new CallConduct(tools, { call, installation, caller, method, request: asked });
      onAbort(signal, () => call.interrupt(reply.raw.destroyed ? 'clientGone' : 'stopping'));
      return inSpan(`call ${method.key}`, spanFacts(call), () => answerInForm(tools, conduct, form, reply));
    },
  });
}

/** Names and ids alone; never what goes in or comes out. */
function spanFacts({ opening }: RunningCall): Record<string, string> {
  return {
    'tandem.call': opening.id,
    'tandem.account': opening.accountId,
    'tandem.installation': opening.installation.id,
    'tandem.connector': opening.connector,
    'tandem.method': opening.method,
  };
}

async function answerInForm(
  tools: PostCallTools,
  conduct: CallConduct,
  form: AnswerForm,
  reply: FastifyReply,
): Promise<FastifyReply> {
  switch (form) {
    case 'stream':
      await executeStream(conduct, opener(reply));
      return reply;
    case 'file':
      await executeFile(conduct, opener(reply));
      return reply;
    case 'json':
      return reply
        .type('application/json')
        .send(await executeJson(conduct, () => quotaSeen(tools.quotas, conduct.installation)));
  }
}

/** The account connector; before a stream verified, since a long list at the slow budget of an unverified one would take for ever. */
async function findInstallation(
  { installations, callers, effects }: PostCallTools,
  params: { readonly account: string; readonly installation: string },
  { auth, dryRun }: CallOrder,
  form: AnswerForm,
  signal: AbortSignal,
): Promise<KnownInstallation> {
  const found = await installations.find(params.account, params.installation);
  if (form !== 'stream' || dryRun === true || found.verified || found.configured.size === 0) return found;
  const { caller } = callers.of(found.connector);
  return (await effects.verifyFirst(found, caller, auth, signal))
    ? installations.find(params.account, params.installation)
    : found;
}

/** An answer that is written piece by piece, past the framework, with the headers that it has set so far. */
function opener(reply: FastifyReply): OpenAnswer {
  return (headers) => {
    reply.headers(headers);
    reply.hijack();
    for (const [name, value] of Object.entries(reply.getHeaders()))
      if (value !== undefined) reply.raw.setHeader(name, value);
    reply.raw.writeHead(200);
    reply.raw.flushHeaders();
    return reply.raw;
  };
}

/** A viewer executes what is a read by its definition; what an input claims to be one is not enough. */
function refuseViewer(principal: Principal, method: Method): void {
  if (method.effect === 'read' || roleCovers(principal.role, 'builder')) return;
  throw new TandemError(
    'forbidden',
    `${method.key} needs the role builder, since it may change something; yours is ${principal.role}.`,
    {
      hint: 'Ask an administrator.',
    },
  );
}

function idempotencyKey(request: FastifyRequest, form: AnswerForm, { dryRun }: CallOrder): string | undefined {
  const key = request.headers['idempotency-key'];
  if (key === undefined || dryRun === true) return undefined;
  if (form !== 'json') {
    throw new TandemError(
      'input_invalid',
      'An Idempotency-Key does not go with a stream, since its answer is not kept.',
      {
        hint: 'Leave the key out, or ask for JSON.',
      },
    );
  }
  if (typeof key === 'string' && /^[\x21-\x7e]{1,255}$/.test(key)) return key;
  throw new TandemError(
    'request_malformed',
    'The Idempotency-Key must be 1 to 255 printable ASCII characters without blanks.',
  );
}

function callOf(
  installation: KnownInstallation,
  method: Method,
  order: CallOrder,
  principal: Principal,
  form: AnswerForm,
  idempotencyKey: string | undefined,
): RunningCall {
  const input = order.input ?? {};
  const effect = effectOfOrder(method, input);
  return new RunningCall(
    {
      id: newIdentifier('cal'),
      accountId: installation.accountId,
      installation: { id: installation.id, name: installation.name },
      connector: installation.connector.key,
      method: method.key,
      effect,
      stream: form === 'stream',
      actor: { kind: principal.kind, id: principal.id, name: principal.name },
      idempotencyKey,
      startedAt: new Date(),
      input: recordedBody(JSON.stringify(input), installation.scrubber()),
    },
    effect !== 'read',
  );
}

function claim(
  tools: PostCallTools,
  database: Kysely<Database>,
  { opening }: RunningCall,
  key: string,
  order: CallOrder,
): Promise<'claimed' | StoredAnswer> {
  return claimKey(database, tools.vault, {
    key,
    accountId: opening.accountId,
    installationId: opening.installation.id,
    bodyHash: fingerprintOfBody(tools.vault, order),
    callId: opening.id,
    nodeId: tools.nodeId,
  });
}

function replay(reply: FastifyReply, { status, body }: StoredAnswer): FastifyReply {
  return reply
    .code(status)
    .header('idempotency-replayed', 'true')
    .type(status < 400 ? 'application/json' : 'application/problem+json')
    .send(Buffer.from(body));
}

async function dryRunAnswer(caller: Caller, request: CallRequest, installation: KnownInstallation): Promise<string> {
  const { method, mode, request: wire, warnings } = await caller.dryRun(request);
  const text = JSON.stringify({
    dryRun: true,
    method,
    auth: mode,
    request: wire,
    ...(warnings.length > 0 && { warnings }),
  });
  // The input may hold a secret too.
  const scrubber = installation.scrubber();
  return scrubber.touches(text) ? JSON.stringify(scrubber.value(JSON.parse(text))) : text;
}

function quotaSeen(quotas: PostgresQuotaStore, { budgetKey, connector }: KnownInstallation) {
  const seen = budgetKey === undefined ? undefined : quotas.lastSeen(budgetKey, connector.defaultBudget);
  return seen === undefined ? null : quotaOfSite(seen);
}

function onAbort(signal: AbortSignal, listener: () => void): void {
  if (signal.aborted) listener();
  else signal.addEventListener('abort', listener, { once: true });
}

/** Without members that are undefined. */
function defined<T extends object>(value: T): { [Name in keyof T]: Exclude<T[Name], undefined> } {
  const entries = Object.entries(value).filter(([, member]) => member !== undefined);
  // The same members, save those that are absent by their types already.
  return Object.fromEntries(entries) as { [Name in keyof T]: Exclude<T[Name], undefined> };
}
