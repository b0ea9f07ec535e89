import { inputInvalid, nearestNames, type FieldProblem, type TandemError } from '@tandem/connector-kit';
import { z } from 'zod';
import { isCredentialHeader } from '../wire/credential-headers.ts';
import { namesInPath } from '../wire/path-template.ts';

const jsonSchema = z.union([z.boolean(), z.record(z.string(), z.unknown())]);
const memberPath = z
  .string()
  .max(200)
  .regex(/^[^\s.]+(?:\.[^\s.]+)*$|^$/, 'must be a path such as data.items');
const parameterName = z.string().min(1).max(100);
const size = {
  /** The parameter that takes the size of a page. */
  size: parameterName.optional(),
  /** The largest size, which is also asked for where none is named. */
  cap: z.int().min(1).max(10_000).optional(),
};
const rows = {
  /** Where the rows stand in the answer; left out, it is the list itself. */
  rows: memberPath.optional(),
  /** What tells rows apart. */
  id: memberPath.optional(),
};

/** How a list is cut into pages. */
const pagingShape = z.discriminatedUnion('style', [
  z.strictObject({
    style: z.literal('page'),
    page: parameterName,
    first: z.int().min(0).max(1).optional(),
    ...size,
    ...rows,
  }),
  z.strictObject({ style: z.literal('offset'), offset: parameterName, ...size, ...rows }),
  /** The answer holds the cursor of the next page at `next`. */
  z.strictObject({ style: z.literal('cursor'), cursor: parameterName, next: memberPath, ...size, ...rows }),
  /** The answer's `Link` header, or the member at `next`, holds the URL of the next page. */
  z.strictObject({ style: z.literal('link'), next: memberPath.optional(), ...size, ...rows }),
]);

const parameterShape = z.strictObject({
  name: parameterName,
  in: z.enum(['path', 'query', 'header']),
  /** What the input calls it, where not by its name. */
  as: parameterName.optional(),
  required: z.boolean().optional(),
  about: z.string().max(2_000).optional(),
  schema: jsonSchema.optional(),
  /** A list is sent as one text with commas, instead of the same name several times. */
  commas: z.boolean().optional(),
});

const definitionShape = z.strictObject({
  key: z
    .string()
    .max(100)
    .regex(/^[A-Za-z][A-Za-z0-9_]*(?:\.[A-Za-z][A-Za-z0-9_]*)*$/, 'must be words joined by dots, such as orders.list'),
  name: z.string().min(1).max(200).optional(),
  category: z.string().min(1).max(100).optional(),
  summary: z.string().min(1).max(2_000).optional(),
  verb: z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']),
  path: z
    .string()
    .max(1_000)
    .regex(/^\/(?!\/)[^?#\\\s]*$/, 'must be a path such as /orders/{id}'),
  effect: z.enum(['read', 'create', 'update', 'delete', 'action']).optional(),
  parameters: z.array(parameterShape).max(100).optional(),
  body: z
    .strictObject({ required: z.boolean().optional(), form: z.boolean().optional(), schema: jsonSchema.optional() })
    .optional(),
  output: jsonSchema.optional(),
  paging: pagingShape.optional(),
  /** The header by which the application knows a repeated request again. */
  idempotencyHeader: z
    .string()
    .max(100)
    .regex(/^[A-Za-z][A-Za-z0-9-]*$/)
    .optional(),
  example: z.record(z.string(), z.unknown()).optional(),
});

/** How a list is cut into pages. */
export type PagingDefinition = z.output<typeof pagingShape>;

/** One method of an API, as a person or a document defines it. */
export type MethodDefinition = z.output<typeof definitionShape>;

export const mostDefinitions = 500;

const listShape = z.array(definitionShape).max(mostDefinitions);

/** Names of an input that mean something of their own. */
export const reservedInputs: ReadonlySet<string> = new Set(['body', 'page', 'perPage', 'cursor', 'idempotencyKey']);

/** Parameters that the paging fills, so that the input has none of them. */
export function pagedParameters(paging: PagingDefinition | undefined): ReadonlySet<string> {
  if (paging === undefined) return new Set();
  const { style, size: sizeParameter } = paging;
  const own =
    style === 'page'
      ? paging.page
      : style === 'offset'
        ? paging.offset
        : style === 'cursor'
          ? paging.cursor
          : undefined;
  return new Set([own, sizeParameter].filter((name) => name !== undefined));
}

/** What the input calls a parameter. */
export function inputName(parameter: { readonly name: string; readonly as?: string | undefined }): string {
  return parameter.as ?? parameter.name;
}

/** Checks definitions. Throws `input_invalid` with a problem for each. */
export function checkDefinitions(value: unknown, builtIn: ReadonlySet<string>): readonly MethodDefinition[] {
  const outcome = listShape.safeParse(value);
  if (!outcome.success) {
    throw refused(
      outcome.error.issues.slice(0, 20).map(({ path, message }) => problem(path.map(String).join('.'), message)),
    );
  }
  const keys = new Set<string>();
  const problems = outcome.data.flatMap((definition, at) => {
    const found = [...problemsOf(definition, keys, builtIn)].map((detail) =>
      problem(String(at), `${definition.key}: ${detail}`),
    );
    keys.add(definition.key);
    return found;
  });
  if (problems.length > 0) throw refused(problems.slice(0, 20));
  return outcome.data;
}

function* problemsOf(
  { key, path, parameters = [], paging, verb }: MethodDefinition,
  taken: ReadonlySet<string>,
  builtIn: ReadonlySet<string>,
): Generator<string> {
  if (taken.has(key)) yield 'there is another method of this key.';
  if (builtIn.has(key)) yield 'every API has a method of this key already.';
  const inPath = parameters.filter((parameter) => parameter.in === 'path').map(({ name }) => name);
  for (const name of namesInPath(path)) {
    if (!inPath.includes(name)) yield `the path asks for ${name}, which is no parameter of it.${near(name, inPath)}`;
  }
  for (const name of inPath) if (!path.includes(`{${name}}`)) yield `the path does not hold {${name}}.`;
  const paged = pagedParameters(paging);
  const names = parameters.filter(({ name }) => !paged.has(name)).map(inputName);
  for (const name of names) {
    if (reservedInputs.has(name))
      yield `the input name ${name} means something else; give the parameter another by "as".`;
    if (names.filter((each) => each === name).length > 1)
      yield `two parameters are called ${name}; give one another name by "as".`;
  }
  for (const parameter of parameters) {
    if (parameter.in === 'header' && isCredentialHeader(parameter.name)) {
      yield `the header ${parameter.name} carries a credential, which the authentication mode puts on.`;
    }
  }
  if (paging !== undefined && verb !== 'GET') yield 'only GET is read in pages.';
}

function near(name: string, known: readonly string[]): string {
  const nearest = nearestNames(name, known);
  return nearest.length === 0 ? '' : ` Nearest: ${nearest.join(', ')}.`;
}

function problem(at: string, detail: string): FieldProblem {
  return {
    field: at === '' ? 'methods' : `methods.${at}`,
    code: 'invalid',
    detail: detail.endsWith('.') ? detail : `${detail}.`,
  };
}

function refused(errors: readonly FieldProblem[]): TandemError {
  return inputInvalid('methods', errors).with({
    hint: 'See the docs of the HTTP connector for how a method is defined.',
  });
}
