import { TandemError } from '@tandem/connector-kit';
import { parse as parseYaml } from 'yaml';
import {
  checkDefinitions,
  inputName,
  mostDefinitions,
  pagedParameters,
  reservedInputs,
  type MethodDefinition,
  type PagingDefinition,
} from '../definitions/method-definition.ts';
import { isObject, type JsonObject } from '../definitions/schema-of.ts';
import { isCredentialHeader } from '../wire/credential-headers.ts';
import { namesInPath } from '../wire/path-template.ts';
import { guessPaging } from './guess-paging.ts';
import { References } from './resolve-references.ts';

const longestDocument = 2_000_000;
const verbs = ['get', 'post', 'put', 'patch', 'delete'] as const;

type Parameter = NonNullable<MethodDefinition['parameters']>[number];

/** A JSON or YAML text as a value. Throws `input_invalid`, which never quotes the text. */
export function readDocument(text: string): unknown {
  if (text.length > longestDocument) throw refused('is larger than 2 MB.');
  try {
    return /^\s*[[{]/.test(text) ? JSON.parse(text) : parseYaml(text, { maxAliasCount: 100, logLevel: 'silent' });
  } catch {
    throw refused('is neither JSON nor YAML.');
  }
}

/** Whether a document describes an API in the manner of OpenAPI. */
export function isOpenApi(document: unknown): document is JsonObject {
  return isObject(document) && (typeof document['openapi'] === 'string' || document['swagger'] !== undefined);
}

/**
 * The methods that an OpenAPI 3.0 or 3.1 document describes, by their `operationId`s. Only what is written in the document itself is looked
 * at: nothing is fetched. Its server is left aside, since the Base URL is the account's; so is its security, which is the mode's.
 *
 * Throws `input_invalid` for another version, and for more than 500 operations.
 */
export function importOpenApi(document: JsonObject, builtIn: ReadonlySet<string>): readonly MethodDefinition[] {
  const version = String(document['openapi'] ?? document['swagger']);
  if (!/^3\.[01](?:\.|$)/.test(version)) throw refused('must be of OpenAPI 3.0 or 3.1.');
  const references = new References(document);
  const definitions: unknown[] = [];
  const taken = new Set<string>();
  for (const [path, item] of Object.entries(isObject(document['paths']) ? document['paths'] : {})) {
    const found = references.follow(item);
    for (const verb of verbs) {
      const operation = references.follow(found?.[verb]);
      if (operation === undefined) continue;
      if (definitions.length === mostDefinitions) throw refused(`describes more than ${mostDefinitions} operations.`);
      const key = freeKey(keyOf(operation, verb, path), taken);
      taken.add(key);
      definitions.push(methodOf({ references, key, verb, path, shared: found?.['parameters'], operation }));
    }
  }
  if (definitions.length === 0) throw refused('describes no operation.');
  return checkDefinitions(definitions, builtIn);
}

interface Operation {
  readonly references: References;
  readonly key: string;
  readonly verb: (typeof verbs)[number];
  readonly path: string;
  /** Parameters that all operations of the path have. */
  readonly shared: unknown;
  readonly operation: JsonObject;
}

/** Still to be checked, like what a person writes. */
function methodOf(given: Operation): unknown {
  const { references, key, verb, path, operation } = given;
  const found = parametersOf(given);
  const output = outputOf(references, operation);
  const body = bodyOf(references, operation);
  const declared = operation['x-tandem-paging'];
  const guessed = verb === 'get' && declared === undefined ? guessPaging(found, output) : undefined;
  const paging = declared ?? guessed;
  const parameters = withFreeNames(found, guessed);
  const category = textOf(listOf(operation['tags'])[0], 100);
  const name = textOf(operation['summary'], 200);
  const summary = textOf(operation['description'], 2_000) ?? name;
  return {
    key,
    ...(name !== undefined && { name }),
    ...(category !== undefined && { category }),
    ...(summary !== undefined && { summary }),
    verb: verb.toUpperCase(),
    path: path.replace(/\/+$/, '') || '/',
    ...(parameters.length > 0 && { parameters }),
    ...(body !== undefined && { body }),
    ...(output !== undefined && { output }),
    ...(paging !== undefined && { paging }),
  };
}

function parametersOf({ references, path, shared, operation }: Operation): Parameter[] {
  const byPlace = new Map<string, Parameter>();
  for (const each of [...listOf(shared), ...listOf(operation['parameters'])]) {
    const given = references.follow(each);
    const parameter = given === undefined ? undefined : parameterOf(references, given);
    if (parameter !== undefined) byPlace.set(`${parameter.in} ${parameter.name}`, parameter);
  }
  const inPath = namesInPath(path);
  for (const name of inPath) {
    if (!byPlace.has(`path ${name}`)) byPlace.set(`path ${name}`, { name, in: 'path', required: true });
  }
  return [...byPlace.values()].filter(({ in: place, name }) => place !== 'path' || inPath.includes(name));
}

/** Parameters of one name in several places, and those that are called like a word of our own, get names of their own in the input. */
function withFreeNames(parameters: readonly Parameter[], paging: PagingDefinition | undefined): Parameter[] {
  const taken = new Set<string>(reservedInputs);
  const paged = pagedParameters(paging);
  return parameters.map((parameter) => {
    const own = inputName(parameter);
    if (paged.has(parameter.name)) return parameter;
    const name = taken.has(own) ? `${own}_${parameter.in}` : own;
    taken.add(name);
    return name === own ? parameter : { ...parameter, as: name };
  });
}

function parameterOf(references: References, given: JsonObject): Parameter | undefined {
  const { name, in: place } = given;
  if (typeof name !== 'string' || (place !== 'path' && place !== 'query' && place !== 'header')) return undefined;
  if (place === 'header' && (isCredentialHeader(name) || /^(?:accept|content-type)$/i.test(name))) return undefined;
  const schema = references.inline(given['schema'] ?? {});
  const about = textOf(given['description'], 2_000);
  const commas = place === 'query' && given['explode'] === false;
  return {
    name,
    in: place,
    ...(given['required'] === true && { required: true }),
    ...(about !== undefined && { about }),
    ...(isObject(schema) && Object.keys(schema).length > 0 && { schema: { ...schema } }),
    ...(commas && { commas: true }),
  };
}

function bodyOf(references: References, operation: JsonObject): MethodDefinition['body'] {
  const body = references.follow(operation['requestBody']);
  if (body === undefined) return undefined;
  const content = isObject(body['content']) ? body['content'] : {};
  const json = mediaOf(content, /^[\w.-]+\/(?:[\w.-]+\+)?json\b/i);
  const media = references.follow(json ?? mediaOf(content, /^application\/x-www-form-urlencoded/i));
  const schema = references.inline(media?.['schema'] ?? {});
  return {
    ...(body['required'] === true && { required: true }),
    ...(json === undefined && media !== undefined && { form: true }),
    ...(isObject(schema) && { schema: { ...schema } }),
  };
}

/** The schema of the first success that has one. */
function outputOf(references: References, operation: JsonObject): Record<string, unknown> | undefined {
  const responses = isObject(operation['responses']) ? operation['responses'] : {};
  for (const [status, response] of Object.entries(responses)) {
    if (!/^2(?:\d\d|XX)$/i.test(status)) continue;
    const content = references.follow(response)?.['content'];
    const media = references.follow(isObject(content) ? mediaOf(content, /json/i) : undefined);
    const schema = media === undefined ? undefined : references.inline(media['schema'] ?? {});
    if (isObject(schema)) return { ...schema };
  }
  return undefined;
}

function mediaOf(content: JsonObject, type: RegExp): unknown {
  return Object.entries(content).find(([name]) => type.test(name))?.[1];
}

/** By the operation's id, under its first tag; else by verb and path. */
function keyOf(operation: JsonObject, verb: string, path: string): string {
  const id = textOf(operation['operationId'], 90);
  const words = id ?? [...path.split('/').filter((part) => part !== '' && !part.startsWith('{')), verb].join('.');
  const parts = words
    .split(/[./]/)
    .map((part) => part.replaceAll(/[^A-Za-z0-9_]+/g, '_').replaceAll(/^[\d_]+|_+$/g, ''));
  const tag = textOf(listOf(operation['tags'])[0], 40)
    ?.replaceAll(/[^A-Za-z0-9]+/g, '')
    .replace(/^\d+/, '');
  const key = parts.filter((part) => part !== '').join('.') || verb;
  const full =
    id === undefined || key.includes('.') || tag === undefined || tag === ''
      ? key
      : `${tag.charAt(0).toLowerCase()}${tag.slice(1)}.${key}`;
  // A word alone may be one that every API has already.
  return (full.includes('.') ? full : `api.${full}`).slice(0, 95);
}

function freeKey(key: string, taken: ReadonlySet<string>): string {
  let free = key;
  for (let number = 2; taken.has(free); number += 1) free = `${key}${number}`;
  return free;
}

function textOf(value: unknown, longest: number): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.trim().slice(0, longest) : undefined;
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function refused(detail: string): TandemError {
  const whole = `The document ${detail}`;
  return new TandemError('input_invalid', whole, {
    errors: [{ field: 'methods', code: 'invalid', detail: whole }],
    hint: 'Give a list of method definitions, or an OpenAPI 3.0 or 3.1 document, as JSON or YAML.',
  });
}
