import type { Effect, Method, RetryClass, WireRequest } from '@tandem/connector-kit';
import { z } from 'zod';
import { isCredentialHeader } from '../wire/credential-headers.ts';
import { toTexts, toWire } from '../wire/to-wire.ts';
import { memoised } from './memoised.ts';
import { readBody } from './read-body.ts';

type Input = Readonly<Record<string, unknown>>;
type Verb = WireRequest['verb'];

const verbs = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

const path = z
  .string()
  .max(4_000)
  .regex(/^\/(?!\/)[^?#\\]*$/, 'must be a path behind the Base URL, such as /orders/17, without a query')
  .meta({ title: 'Path', description: 'Behind the Base URL; what it names is encoded already.' });

const scalar = z.union([z.string(), z.number(), z.boolean()]);
const query = z
  .record(z.string(), z.union([scalar, z.array(scalar), z.null()]))
  .optional()
  .meta({ title: 'Query', description: 'A list stands for the same name several times.' });
const headers = z
  .record(z.string().max(200), z.string().max(8_000))
  .refine((given) => !Object.keys(given).some(isCredentialHeader), 'must not hold a credential: the mode puts it on')
  .optional()
  .meta({ title: 'Headers' });
const content = {
  body: z.unknown().optional().meta({ title: 'Body', description: 'Sent as JSON.' }),
  form: z
    .record(z.string(), z.union([scalar, z.array(scalar)]))
    .optional()
    .meta({ title: 'Form', description: 'Sent as a form, in place of the body.' }),
};
const idempotencyKey = z
  .string()
  .regex(/^[\x21-\x7e]{1,255}$/, 'must be printable characters without blanks')
  .optional()
  .meta({
    title: 'Idempotency key',
    description: 'For APIs that know `Idempotency-Key`: the request may then be repeated.',
  });

/** The methods that every API has: any request, and one for each verb. */
export function genericMethods(modes: readonly string[]): readonly Method[] {
  return [
    generic(modes, {
      key: 'request',
      name: 'Any request',
      summary: 'Sends any request to a path behind the Base URL, with the credential of the account.',
      effect: 'action',
      example: { verb: 'GET', path: '/orders', query: { status: 'open' }, effect: 'read' },
      input: () =>
        z.strictObject({
          verb: z.enum(verbs).meta({ title: 'Verb' }),
          path,
          query,
          headers,
          ...content,
          effect: z.enum(['read', 'create', 'update', 'delete', 'action']).optional().meta({
            title: 'Effect',
            description: 'What it does; decides with the verb whether it may be repeated.',
          }),
          idempotencyKey,
        }),
      verb: (input) => verbs.find((verb) => verb === input['verb']) ?? 'GET',
    }),
    ofVerb(modes, 'GET', 'read', {}),
    ofVerb(modes, 'POST', 'create', { ...content, idempotencyKey }),
    ofVerb(modes, 'PUT', 'update', content),
    ofVerb(modes, 'PATCH', 'update', { ...content, idempotencyKey }),
    ofVerb(modes, 'DELETE', 'delete', content),
  ];
}

interface Declaration {
  readonly key: string;
  readonly name: string;
  readonly summary: string;
  readonly effect: Effect;
  readonly example: Input;
  readonly input: () => z.ZodType<Input>;
  readonly verb: (input: Input) => Verb;
}

function ofVerb(modes: readonly string[], verb: Verb, effect: Effect, more: z.ZodRawShape): Method {
  const hasBody = verb !== 'GET' && verb !== 'DELETE';
  return generic(modes, {
    key: verb.toLowerCase(),
    name: verb,
    summary: `Sends ${verb} to a path behind the Base URL, and answers the body of what comes back.`,
    effect,
    example: { path: '/orders/17', ...(hasBody && { body: { status: 'open' } }) },
    input: () => z.strictObject({ path, query, headers, ...more }),
    verb: () => verb,
  });
}

function generic(modes: readonly string[], declared: Declaration): Method {
  const { key, name, summary, effect, example, input, verb } = declared;
  return {
    key,
    name,
    category: 'Requests',
    summary,
    effect,
    modes,
    paged: false,
    givesFile: false,
    retry: (given) => retryClass(verb(given), given),
    example: () => example,
    input: memoised(input),
    output: memoised(() => z.unknown()),
    request: (given) => requestOf(verb(given), given),
    read: readBody,
  };
}

function retryClass(verb: Verb, { effect, idempotencyKey: key }: Input): RetryClass {
  if (effect === 'read') return 'safe';
  if (verb === 'GET') return effect === undefined ? 'safe' : 'unsafe';
  return verb === 'PUT' || verb === 'DELETE' || key !== undefined ? 'repeatable' : 'unsafe';
}

function requestOf(verb: Verb, input: Input): WireRequest {
  const key = input['idempotencyKey'];
  return {
    verb,
    path: typeof input['path'] === 'string' ? input['path'] : '/',
    query: textsOf(input['query']),
    headers: { ...headersOf(input['headers']), ...(typeof key === 'string' && { 'Idempotency-Key': key }) },
    ...(input['form'] !== undefined && { form: textsOf(input['form']) }),
    ...(input['body'] !== undefined && { body: toWire(input['body']) }),
  };
}

function textsOf(members: unknown): NonNullable<WireRequest['query']> {
  return Object.fromEntries(Object.entries(members ?? {}).map(([name, value]) => [name, toTexts(value)]));
}

function headersOf(members: unknown): Record<string, string> {
  return Object.fromEntries(
    Object.entries(members ?? {}).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  );
}
