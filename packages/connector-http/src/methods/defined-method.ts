import { randomUUID } from 'node:crypto';
import type { Effect, Method, RetryClass, WireRequest } from '@tandem/connector-kit';
import { z } from 'zod';
import { exampleOf } from '../definitions/example-of.ts';
import { inputName, pagedParameters, type MethodDefinition } from '../definitions/method-definition.ts';
import { schemaOf } from '../definitions/schema-of.ts';
import { fillPath } from '../wire/path-template.ts';
import { toTexts, toWire } from '../wire/to-wire.ts';
import { memoised } from './memoised.ts';
import { pagingOf, withPage } from './paging-of.ts';
import { readBody } from './read-body.ts';

type Input = Readonly<Record<string, unknown>>;
type Parameter = NonNullable<MethodDefinition['parameters']>[number];

const effects: Readonly<Record<MethodDefinition['verb'], Effect>> = {
  GET: 'read',
  POST: 'create',
  PUT: 'update',
  PATCH: 'update',
  DELETE: 'delete',
};

/** The method that a definition describes. */
export function definedMethod(definition: MethodDefinition, modes: readonly string[]): Method {
  const { key, verb, path, paging, output } = definition;
  const effect = definition.effect ?? effects[verb];
  const name = definition.name ?? key;
  return {
    key,
    name,
    category: definition.category ?? titleOf(key.split('.', 1)[0] ?? key),
    summary: definition.summary ?? `${verb} ${path}`,
    effect,
    modes,
    paged: paging !== undefined,
    givesFile: false,
    retry: retryClass(definition, effect),
    ...(paging !== undefined && { paging: pagingOf(paging) }),
    example: () => definition.example ?? exampleInput(definition),
    input: memoised(() => inputSchema(definition)),
    output: memoised(() => outputSchema(paging !== undefined, output)),
    request: (input, context) => {
      const request = requestOf(definition, input);
      return paging === undefined || context.page === undefined
        ? request
        : withPage(request, paging, context.page, context.site.base);
    },
    read: readBody,
  };
}

/** `orders` -> `Orders` */
function titleOf(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

function retryClass({ verb, idempotencyHeader }: MethodDefinition, effect: Effect): RetryClass {
  if (effect === 'read') return 'safe';
  if (verb === 'PUT' || verb === 'DELETE') return 'repeatable';
  return idempotencyHeader === undefined || verb === 'GET' ? 'unsafe' : 'repeatable';
}

function inputSchema(definition: MethodDefinition): z.ZodType<Input> {
  const { parameters = [], body, paging, idempotencyHeader } = definition;
  const paged = pagedParameters(definition.paging);
  return z.strictObject({
    ...Object.fromEntries(
      parameters
        .filter(({ name }) => !paged.has(name))
        .map((parameter) => [inputName(parameter), parameterSchema(parameter)]),
    ),
    ...(body !== undefined && { body: bodySchema(body) }),
    ...(idempotencyHeader !== undefined && {
      idempotencyKey: z
        .string()
        .regex(/^[\x21-\x7e]{1,255}$/, 'must be printable characters without blanks')
        .optional()
        .meta({ title: 'Idempotency key', description: 'Made for each call where it is left out.' }),
    }),
    ...(paging !== undefined && pageInputs(paging)),
  });
}

function parameterSchema(parameter: Parameter): z.ZodType {
  const known = schemaOf(parameter.schema, 'write');
  const loose = parameter.in === 'path' ? z.union([z.string().min(1), z.number()]) : known;
  const schema = known.type === 'unknown' ? loose : known;
  const described = parameter.about === undefined ? schema : schema.meta({ description: parameter.about });
  return parameter.in === 'path' || parameter.required === true ? described : described.optional();
}

function bodySchema(body: NonNullable<MethodDefinition['body']>): z.ZodType {
  const schema = schemaOf(body.schema, 'write');
  return body.required === true ? schema : schema.optional();
}

function pageInputs(paging: NonNullable<MethodDefinition['paging']>) {
  const byNumber = paging.style === 'page' || (paging.style === 'offset' && paging.size !== undefined);
  const perPage = z.int().min(1).max(10_000).optional().meta({ title: 'Page size' });
  return {
    ...(byNumber && { page: z.int().min(1).optional().meta({ title: 'Page' }) }),
    ...(paging.size !== undefined && { perPage }),
    ...(!byNumber && {
      cursor: z
        .string()
        .max(8_000)
        .optional()
        .meta({ title: 'Cursor', description: 'What the page before gave as `next`.' }),
    }),
  };
}

/** Of a list, its rows: what surrounds them is not handed on. */
function outputSchema(isPaged: boolean, output: unknown): z.ZodType {
  if (!isPaged) return schemaOf(output, 'read');
  const rows = schemaOf(output, 'read');
  return rows instanceof z.ZodArray ? rows : z.array(z.unknown());
}

function requestOf(definition: MethodDefinition, input: Input): WireRequest {
  const { verb, path, parameters = [], body, idempotencyHeader } = definition;
  const of = (place: Parameter['in']) => parameters.filter((parameter) => parameter.in === place);
  const inPath = Object.fromEntries(of('path').map((parameter) => [parameter.name, input[inputName(parameter)]]));
  const query = Object.fromEntries(of('query').map((parameter) => [parameter.name, textsOf(parameter, input)]));
  const headers = Object.fromEntries(of('header').map((parameter) => [parameter.name, headerOf(parameter, input)]));
  const key = idempotencyHeader === undefined ? {} : { [idempotencyHeader]: idempotencyKey(input) };
  const content = input['body'];
  return {
    verb,
    path: fillPath(path, inPath),
    query,
    headers: { ...headers, ...key },
    ...(content !== undefined && (body?.form === true ? { form: formOf(content) } : { body: toWire(content) })),
  };
}

function idempotencyKey({ idempotencyKey: given }: Input): string {
  return typeof given === 'string' ? given : randomUUID();
}

function textsOf(parameter: Parameter, input: Input): string | readonly string[] | undefined {
  const texts = toTexts(input[inputName(parameter)]);
  return parameter.commas === true && typeof texts === 'object' ? texts.join(',') : texts;
}

function headerOf(parameter: Parameter, input: Input): string | undefined {
  const texts = toTexts(input[inputName(parameter)]);
  return typeof texts === 'object' ? texts.join(', ') : texts;
}

function formOf(content: unknown): NonNullable<WireRequest['form']> {
  return Object.fromEntries(Object.entries(content ?? {}).map(([name, value]) => [name, toTexts(value)]));
}

function exampleInput(definition: MethodDefinition): Input {
  const { parameters = [], body } = definition;
  const paged = pagedParameters(definition.paging);
  const given = parameters.filter(
    ({ name, in: place, required }) => !paged.has(name) && (place === 'path' || required === true),
  );
  return {
    ...Object.fromEntries(given.map((parameter) => [inputName(parameter), exampleOf(parameter.schema)])),
    ...(body?.required === true && { body: exampleOf(body.schema) }),
  };
}
