import { randomBytes } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import { TandemError } from '@tandem/connector-kit';
import fastify, {
  LogController,
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
} from 'fastify';
import { serializerCompiler } from 'fastify-type-provider-zod';
import type { Kysely } from 'kysely';
import type { Database } from '../database/tables.ts';
import { Metrics } from '../metrics/metrics.ts';
import { within } from '../traces/span.ts';
import { answerError } from './error-answer.ts';
import { admit, paramsOf, type Gate } from './gate.ts';
import type { Logger } from './log.ts';
import { notFound } from './not-found.ts';
import { describeRoutes } from './openapi.ts';
import { parseJson } from './parse-json.ts';
import type { Principal } from './principal.ts';
import { problemAnswer } from './problem.ts';
import type { AnyExchange, RecordChange, Route } from './route.ts';
import { shapeError } from './shape-problems.ts';
import { watchRequests } from './watch-requests.ts';

export interface AppOptions extends Gate {
  readonly routes: readonly Route[];
  readonly database: Kysely<Database>;
  readonly recordChange: RecordChange;
  readonly log: Logger;
  readonly metrics?: Metrics;
  /** Whether the outside reaches it by https. */
  readonly secure: boolean;
  /** Whether a proxy of the operator's may stand before it: then one on a private address is believed whom it forwards for. */
  readonly behindProxy?: boolean;
  /** Requests that one token, session or address may send in ten seconds; 5,000 unless given. */
  readonly requestsPerTenSeconds?: number;
  /** Answers what is no route but a page; undefined where it is none either. */
  readonly sendScreen?: (request: FastifyRequest, reply: FastifyReply) => FastifyReply | undefined;
  /** Aborted when the server stops and has waited long enough for what still runs. */
  readonly stopping?: AbortSignal;
}

const oneMebibyte = 1024 * 1024;
const headersOfAnyAnswer = {
  'content-security-policy': "default-src 'none';frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
};
const validParameter = /^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$/;

/** The HTTP server over declared routes: who, whether, shapes, errors, limits, the log; nothing of any concept. It does not listen yet. */
export async function createApp(options: AppOptions): Promise<FastifyInstance> {
  const logger: FastifyBaseLogger = options.log;
  const app = fastify({
    loggerInstance: logger,
    // A hook below writes one line per request instead of two.
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'request' }),
    genReqId: () => `req_${randomBytes(9).toString('hex')}`,
    bodyLimit: oneMebibyte,
    trustProxy: options.behindProxy === true ? ['loopback', 'linklocal', 'uniquelocal'] : false,
    requestTimeout: 60_000,
    routerOptions: { maxParamLength: 200, ignoreTrailingSlash: false },
    // Idle connections end at once when the server stops, running requests end first.
    forceCloseConnections: 'idle',
    return503OnClosing: false,
    // Comes before every hook, and so before the one that sets these headers otherwise.
    frameworkErrors: (error, request, reply) => answerError(error, request, reply.headers(headersOfAnyAnswer)),
  });
  // Routes check what arrives themselves, to tell what is wrong in our words.
  app.setValidatorCompiler(() => (value: unknown) => ({ value }));
  app.setSerializerCompiler(serializerCompiler);
  app.setErrorHandler(answerError);
  app.setNotFoundHandler(
    (request, reply) => options.sendScreen?.(request, reply) ?? answerUnrouted(options.routes, request, reply),
  );
  app.decorateRequest('principal', undefined);
  readJsonOnly(app);

  await app.register(cookie);
  await app.register(helmet, {
    // Nothing that the API answers is a page; pages set a policy of their own.
    contentSecurityPolicy: { useDefaults: false, directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] } },
    strictTransportSecurity: options.secure ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    referrerPolicy: { policy: 'no-referrer' },
    xFrameOptions: { action: 'deny' },
  });
  await app.register(rateLimit, {
    max: options.requestsPerTenSeconds ?? 5_000,
    timeWindow: 10_000,
    keyGenerator: (request) => {
      const { principal } = request;
      return principal === undefined ? `address ${request.ip}` : `${principal.kind} ${principal.id}`;
    },
    errorResponseBuilder: (_request, { ttl }) =>
      new TandemError('rate_limited', 'Too many requests came in a short time.', {
        hint: 'Wait for the seconds that the header Retry-After names.',
        retryAfterSeconds: ttl / 1000,
      }),
  });
  const describe = await describeRoutes(app);
  watchRequests(app, options.metrics ?? new Metrics());

  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id);
    reply.header('cache-control', 'no-store');
  });
  app.addHook('onResponse', async (request, reply) => {
    request.log.info(
      {
        verb: request.method,
        route: request.routeOptions.url ?? null,
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime * 10) / 10,
        by: request.principal?.id ?? null,
      },
      'answered',
    );
  });
  for (const route of options.routes) {
    if (route.anyBody) await app.register(async (scope) => registerForAnyBody(scope, route, options, describe(route)));
    else register(app, route, options, describe(route));
  }
  return app;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Who sends it; undefined on public routes. */
    principal: Principal | undefined;
  }
}

function register(app: FastifyInstance, route: Route, options: AppOptions, description: object): void {
  app.route({
    method: route.verb,
    url: route.path.replaceAll(/\{(\w+)\}/g, ':$1'),
    ...(route.bodyLimit === undefined ? {} : { bodyLimit: route.bodyLimit }),
    ...(route.limit === undefined
      ? {}
      : { config: { rateLimit: { max: route.limit.requests, timeWindow: route.limit.windowMs } } }),
    schema: {
      ...description,
      response: {
        [route.status]: route.answer,
        default: { description: 'A problem', content: { 'application/problem+json': { schema: problemAnswer } } },
      },
    },
    onRequest: async (request) => {
      request.principal = await admit(request, route, options);
    },
    handler: (request, reply) => within(request.span, () => answer(route, request, reply, options)),
  });
}

function registerForAnyBody(scope: FastifyInstance, route: Route, options: AppOptions, description: object): void {
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser('*', { parseAs: 'buffer' }, async (_request: FastifyRequest, body: Buffer) => body);
  register(scope, route, options, description);
}

async function answer(
  route: Route,
  request: FastifyRequest,
  reply: FastifyReply,
  options: AppOptions,
): Promise<unknown> {
  const exchange = exchangeOf(route, request, reply, options);
  reply.code(route.status);
  const answered = await route.handle(exchange, options.recordChange);
  // A handler that answered by itself was waited for until its answer was out.
  if (reply.sent) return reply;
  return answered === undefined ? reply.send() : answered;
}

function exchangeOf(route: Route, request: FastifyRequest, reply: FastifyReply, options: AppOptions): AnyExchange {
  const params = paramsOf(request);
  // An id that no id can look like is one that never was.
  for (const name of route.params) if (!validParameter.test(params[name] ?? '')) throw notFound();
  return {
    params,
    query: route.anyBody ? {} : checkedQuery(route, request.query),
    body: route.anyBody ? undefined : checkedBody(route, request.body),
    principal: request.principal,
    database: options.database,
    signal: endOf(reply.raw, options.stopping),
    log: request.log,
    audited: {},
    request,
    reply,
  };
}

function checkedQuery(route: Route, query: unknown): unknown {
  if (route.query === undefined) {
    if (Object.keys(query ?? {}).length === 0) return {};
    throw new TandemError('request_malformed', 'This route takes no query parameters.');
  }
  const parsed = route.query.safeParse(query);
  if (parsed.success) return parsed.data;
  throw shapeError('request_malformed', 'The query parameters do not fit this route.', parsed.error.issues);
}

function checkedBody(route: Route, body: unknown): unknown {
  if (route.body === undefined) {
    if (body === undefined || body === null || (typeof body === 'object' && Object.keys(body).length === 0))
      return undefined;
    throw new TandemError('request_malformed', 'This route takes no body.');
  }
  if ((body === undefined || body === null) && route.bodyOptional) return undefined;
  const parsed = route.body.safeParse(body);
  if (parsed.success) return parsed.data;
  throw shapeError('request_malformed', 'The body has not the shape this route takes.', parsed.error.issues);
}

/** Aborts when the answer can no longer reach anybody, or nobody may wait for it any longer. */
function endOf(response: ServerResponse, stopping: AbortSignal | undefined): AbortSignal {
  const ended = new AbortController();
  const stop = (): void => ended.abort(stopping?.reason);
  if (stopping?.aborted === true) stop();
  // Not AbortSignal.any: a signal of it that somebody listens to is kept, with all that it holds, as long as the server runs.
  stopping?.addEventListener('abort', stop, { once: true });
  response.once('close', () => {
    stopping?.removeEventListener('abort', stop);
    if (!response.writableFinished) ended.abort(new Error('The client went away.'));
  });
  return ended.signal;
}

function readJsonOnly(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, async (_request: FastifyRequest, body: Buffer) =>
    body.length === 0 ? undefined : parseJson(body),
  );
}

/** A path that is no route, or is one of other verbs. */
function answerUnrouted(routes: readonly Route[], request: FastifyRequest, reply: FastifyReply): void {
  const path = request.url.split('?', 1)[0] ?? '';
  const verbs = new Set(routes.filter((route) => matches(route.path, path)).map((route) => route.verb));
  if (verbs.size === 0) return answerError(notFound(), request, reply);
  const allowed = [...verbs, ...(verbs.has('GET') ? ['HEAD'] : [])].sort().join(', ');
  reply.header('allow', allowed);
  return answerError(new TandemError('method_not_allowed', `This path takes ${allowed}.`), request, reply);
}

function matches(pattern: string, path: string): boolean {
  const wanted = pattern.split('/');
  const given = path.split('/');
  return (
    wanted.length === given.length &&
    wanted.every((part, index) => (part.startsWith('{') ? given[index] !== '' : part === given[index]))
  );
}
