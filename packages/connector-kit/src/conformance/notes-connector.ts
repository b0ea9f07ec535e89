import { z } from 'zod';
import type { Connector } from '../definition/connector.ts';
import type { Effect, Method, Paging } from '../definition/method.ts';
import type { Verdict, WireAnswer, WireRequest } from '../definition/wire.ts';
import { TandemError } from '../errors/tandem-error.ts';
import { retryAfterMs } from '../retry/backoff.ts';
import { Secret } from '../secret/secret.ts';

const note = z.looseObject({ id: z.number(), text: z.string() });
const noteId = z.strictObject({ id: z.union([z.number(), z.string()]) });

const paging: Paging = {
  first: (input) => ({
    number: typeof input['page'] === 'number' ? input['page'] : 1,
    size: Math.min(typeof input['perPage'] === 'number' ? input['perPage'] : 50, 50),
    asked: typeof input['perPage'] === 'number' ? input['perPage'] : undefined,
  }),
  attested: true,
  rowId: (row) => (typeof row === 'object' && row !== null && 'id' in row ? String(row.id) : undefined),
};

const methods: readonly Method[] = [
  method('notes.list', 'read', {
    paging,
    input: z.strictObject({ page: z.int().positive().optional(), perPage: z.int().positive().optional() }),
    output: z.array(note),
    example: {},
    request: (_, page) => ({
      verb: 'GET',
      path: '/notes',
      query: { page: String(page?.number), size: String(page?.size) },
    }),
  }),
  method('notes.get', 'read', {
    input: noteId,
    output: note,
    example: { id: 1 },
    request: (input) => ({ verb: 'GET', path: `/notes/${String(input['id'])}` }),
  }),
  method('notes.create', 'create', {
    input: z.strictObject({ text: z.string() }),
    output: note,
    example: { text: 'Buy milk' },
    request: (input) => ({ verb: 'POST', path: '/notes', body: { text: String(input['text']) } }),
  }),
  {
    ...method('notes.mine', 'read', {
      input: z.strictObject({}),
      output: note,
      example: {},
      request: () => ({ verb: 'GET', path: '/notes/1' }),
    }),
    modes: ['session'],
  },
];

/** The connector of the notes application: its own site, its own errors, its own two ways to authenticate. */
export const notesConnector: Connector = {
  key: 'notes',
  name: 'Notes',
  version: '1.0.0',
  summary: 'Small notes.',
  icon: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><rect width="8" height="8"/></svg>',
  properties: [
    { name: 'server', label: 'Server', help: 'Where it runs.', kind: 'text', destination: true, required: true },
    { name: 'key', label: 'Key', help: 'The key.', kind: 'secret', modes: ['key'] },
    { name: 'password', label: 'Password', help: 'The password.', kind: 'secret', modes: ['session'] },
  ],
  modes: [
    {
      name: 'key',
      label: 'Key',
      properties: ['key'],
      required: ['key'],
      where: ['Settings', 'Keys'],
      given: (properties) => ({
        mode: 'key',
        secrets: new Map([['key', secretOf(properties.get('key'))]]),
        facts: {},
        generation: undefined,
      }),
      apply: (request, credential) => withAuthorization(request, 'Key', credential.secrets.get('key')),
    },
    {
      name: 'session',
      label: 'Session',
      properties: ['password'],
      required: ['password'],
      where: ['Settings', 'Password'],
      login: {
        identity: (properties) => [textOf(properties.get('server')), secretOf(properties.get('password'))],
        request: (properties) => ({
          verb: 'POST',
          path: '/login',
          body: { password: secretOf(properties.get('password')) },
        }),
        read: (data) => ({
          secrets: new Map([['session', new Secret(z.object({ session: z.string() }).parse(data).session)]]),
          facts: {},
        }),
      },
      apply: (request, credential) => withAuthorization(request, 'Session', credential.secrets.get('session')),
    },
  ],
  methods,
  method: (key) => methods.find((each) => each.key === key),
  findSite(properties, operator) {
    const server = properties.get('server');
    const base = operator.environments.get('test');
    if (typeof server !== 'string' || base === undefined) {
      throw new TandemError('setup_required', 'Name the server.');
    }
    return { key: `test/${server}`, base, exemptBase: base, display: server };
  },
  cleanProperty: (_, value) => value,
  permittedHosts: ['.notes.example'],
  defaultBudget: { requests: 50, windowMs: 1_000 },
  judge,
  readLimits: () => undefined,
  verification: { method: 'notes.get', input: { id: 1 } },
  findings: () => ({}),
  lookups: [],
};

interface Declaration {
  readonly input: z.ZodType<Readonly<Record<string, unknown>>>;
  readonly output: z.ZodType;
  readonly example: Readonly<Record<string, unknown>>;
  readonly paging?: Paging;
  readonly request: (
    input: Readonly<Record<string, unknown>>,
    page: { number: number; size: number } | undefined,
  ) => WireRequest;
}

function method(key: string, effect: Effect, declared: Declaration): Method {
  return {
    key,
    name: key,
    category: 'Notes',
    summary: `${key}.`,
    effect,
    modes: ['key', 'session'],
    paged: declared.paging !== undefined,
    givesFile: false,
    retry: effect === 'read' ? 'safe' : 'unsafe',
    ...(declared.paging !== undefined && { paging: declared.paging }),
    example: () => declared.example,
    input: () => declared.input,
    output: () => declared.output,
    request: (input, context) => declared.request(input, context.page),
    read: (data) => ({ data }),
  };
}

function judge(answer: WireAnswer): Verdict {
  const words = { httpStatus: answer.status, messages: [] };
  let body: unknown;
  try {
    body = JSON.parse(answer.text);
  } catch {
    return { is: 'invalid', words, blocked: false, retryOnce: answer.status === 200 };
  }
  const failed = typeof body === 'object' && body !== null && 'error' in body;
  const waitMs = retryAfterMs(answer.headers.get('retry-after'), Date.now());
  if (answer.status === 429) {
    return { is: 'limited', words, waitMs, day: typeof body === 'object' && body !== null && 'day' in body };
  }
  if (answer.status === 401) {
    return { is: 'rejected', words };
  }
  if (answer.status === 404) {
    return { is: 'notFound', words };
  }
  if (answer.status >= 500) {
    return { is: 'unavailable', words, processed: 'unknown', waitMs };
  }
  return failed ? { is: 'refused', words } : { is: 'success', data: body };
}

function withAuthorization(request: WireRequest, scheme: string, secret: Secret | undefined): WireRequest {
  return { ...request, headers: { ...request.headers, authorization: secretWithScheme(scheme, secret) } };
}

function secretWithScheme(scheme: string, secret: Secret | undefined): Secret {
  return new Secret(`${scheme} ${secret === undefined ? '' : Secret.reveal(secret)}`);
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function secretOf(value: unknown): Secret {
  if (!(value instanceof Secret)) {
    throw new TandemError('credential_missing', 'The secret is missing.');
  }
  return value;
}
