import { Secret, type PropertyValue } from '@tandem/connector-kit';
import { describeConformance, type Misbehaviour } from '@tandem/connector-kit/conformance';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { httpConnector } from './connector.ts';
import { startStandIn, type Answer, type Arrived } from './testing/stand-in.ts';

const methods = httpConnector.cleanProperty(
  'methods',
  JSON.stringify([
    {
      key: 'notes.list',
      verb: 'GET',
      path: '/notes',
      paging: { style: 'page', page: 'page', size: 'size', cap: 50, rows: 'items' },
      output: { type: 'array', items: { type: 'object', properties: { id: { type: 'integer' } } } },
    },
    {
      key: 'notes.get',
      verb: 'GET',
      path: '/notes/{id}',
      parameters: [{ name: 'id', in: 'path', schema: { type: 'integer' } }],
      output: { type: 'object', properties: { id: { type: 'integer' }, text: { type: 'string' } } },
    },
    {
      key: 'notes.create',
      verb: 'POST',
      path: '/notes',
      body: {
        required: true,
        schema: {
          type: 'object',
          required: ['text'],
          properties: { text: { type: 'string' }, due: { type: ['string', 'null'] } },
        },
      },
    },
  ]),
);

const shared: readonly [string, PropertyValue][] = [
  ['methods', String(methods)],
  ['errorMember', 'error'],
  ['headerName', 'X-API-Key'],
  ['queryName', 'api_key'],
];

const byMode: Readonly<Record<string, readonly [string, PropertyValue][]>> = {
  oauth: [
    ['clientId', 'tandem'],
    ['clientSecret', new Secret('client-secret-4711')],
  ],
  bearer: [['token', new Secret('bearer-token-4711')]],
  headerKey: [['headerKey', new Secret('header-key-4711')]],
  basic: [
    ['username', 'anna'],
    ['password', new Secret('password-4711')],
  ],
  queryKey: [['queryKey', new Secret('query-key-4711')]],
  none: [['withoutCredential', 'yes']],
};

/** A day's quota is no notion that all HTTP APIs share. */
const misbehaviours: readonly Misbehaviour[] = [
  'rateLimited',
  'serverError',
  'stall',
  'html',
  'lyingBody',
  'emptyBody',
  'brokenJson',
  'oversized',
  'truncated',
  'resetBefore',
  'resetAfter',
  'redirect',
];

describeConformance(
  httpConnector.withValues?.(new Map(shared)) ?? httpConnector,
  async () => {
    let trouble: { readonly how: Misbehaviour; left: number } | undefined;
    let current: Misbehaviour | undefined;
    const api = await startStandIn(answerNotes, (request, response, when) => {
      if (when === 'before') {
        current = trouble !== undefined && trouble.left > 0 ? trouble.how : undefined;
        if (trouble !== undefined) trouble.left -= 1;
        if (current === 'resetBefore') request.socket.destroy();
        return current === 'resetBefore';
      }
      return current !== undefined && misbehave(current, request, response);
    });
    const properties = (modes: readonly string[]) =>
      new Map<string, PropertyValue>([
        ['baseUrl', `${api.url}/api`],
        ...shared,
        ...(modes.includes('oauth') ? [['tokenUrl', `${api.url}/token`] as const] : []),
        ...modes.flatMap((mode) => byMode[mode] ?? []),
      ]);
    return {
      connector: httpConnector,
      operator: { environments: new Map(), privateHosts: new Set([api.host]) },
      properties,
      misbehave: async (how, count = Number.POSITIVE_INFINITY) => {
        trouble = { how, left: count };
      },
      behave: async () => {
        trouble = undefined;
      },
      requestsSeen: async () => api.seen.length,
      samples: {
        list: { method: 'notes.list', input: { perPage: 2 } },
        get: { method: 'notes.get', input: { id: 1 } },
        missing: { method: 'notes.get', input: { id: 99 } },
        create: { method: 'notes.create', input: { body: { text: 'Buy milk' } } },
      },
      wrong: {
        mode: 'bearer',
        properties: new Map([...properties([]), ['token', new Secret('wrong-token')]]),
        sample: { method: 'notes.get', input: { id: 1 } },
      },
      close: () => api.close(),
    };
  },
  { misbehaviours },
);

const notes = Array.from({ length: 5 }, (_, at) => ({ id: at + 1, text: `Note ${at + 1}` }));

function answerNotes({ verb, path, query, headers }: Arrived): Answer {
  if (path === '/token') return { body: { access_token: 'session-token-4711', token_type: 'Bearer' } };
  const { authorization } = headers;
  if (authorization !== 'Bearer session-token-4711') return { status: 401, body: { message: 'Who are you?' } };
  if (verb === 'POST') return { status: 201, body: { id: 6, text: 'Buy milk' } };
  const id = path.split('/')[3];
  if (id !== undefined) {
    const found = notes.find((note) => String(note.id) === id);
    return found === undefined ? { status: 404, body: { message: 'No such note' } } : { body: found };
  }
  const page = Number(query.get('page'));
  const size = Number(query.get('size'));
  return { body: { items: notes.slice((page - 1) * size, page * size), total: notes.length } };
}

function misbehave(how: Misbehaviour, request: IncomingMessage, response: ServerResponse): boolean {
  const json = { 'content-type': 'application/json' };
  switch (how) {
    case 'rateLimited':
      response.writeHead(429, { ...json, 'retry-after': '0' }).end('{"message":"slow down"}');
      return true;
    case 'serverError':
      response.writeHead(500, json).end('{"message":"broken"}');
      return true;
    case 'lyingBody':
      response.writeHead(200, json).end('{"error":{"message":"no"}}');
      return true;
    case 'html':
      response.writeHead(200, { 'content-type': 'text/html' }).end('<html><body>Hello</body></html>');
      return true;
    case 'emptyBody':
      response.writeHead(200, json).end();
      return true;
    case 'brokenJson':
      response.writeHead(200, json).end('{"id": 1, ');
      return true;
    case 'oversized':
      response.writeHead(200, json).end(`"${'x'.repeat(5_000_000)}"`);
      return true;
    case 'truncated':
      response.writeHead(200, { ...json, 'content-length': '1000' }).write('{"id": 1');
      setTimeout(() => request.socket.destroy(), 10);
      return true;
    case 'redirect':
      response.writeHead(302, { location: 'http://127.0.0.1:9/' }).end();
      return true;
    case 'resetAfter':
      request.socket.destroy();
      return true;
    default:
      return how === 'stall';
  }
}
