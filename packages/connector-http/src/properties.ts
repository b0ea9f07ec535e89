import { nearestNames, TandemError, type FieldProblem, type Property } from '@tandem/connector-kit';
import { cleanUrl } from './address.ts';
import { modeNames } from './authentication.ts';
import { builtInMethods } from './methods/http-methods.ts';
import { readDefinitions } from './openapi/read-definitions.ts';
import { isTransportHeader } from './wire/credential-headers.ts';

const secretText = {
  kind: 'secret',
  pattern: '^[\\x20-\\x7e\\x80-\\xff]{1,8000}$',
  patternHint: 'the value alone, on one line',
} as const;

/** The values that an HTTP API is reached with, in the order of the form. */
export const httpProperties: readonly Property[] = [
  {
    name: 'baseUrl',
    label: 'Base URL',
    help: 'The URL that all paths of the API begin with, such as https://api.example.com/v2.',
    where: ['The documentation of the API names it: base URL, endpoint, or server.'],
    kind: 'text',
    destination: true,
    required: true,
  },
  {
    name: 'tokenUrl',
    label: 'Token URL',
    help: 'Where the client ID and secret are exchanged for a token, such as https://login.example.com/oauth/token.',
    kind: 'text',
    destination: true,
    modes: ['oauth'],
  },
  {
    name: 'clientId',
    label: 'Client ID',
    help: 'Names the client that you registered in the application.',
    kind: 'text',
    pattern: '^[\\x20-\\x7e]{1,500}$',
    patternHint: 'the id alone, on one line',
    modes: ['oauth'],
  },
  {
    name: 'clientSecret',
    label: 'Client Secret',
    help: 'What the application gave together with the client ID.',
    ...secretText,
    modes: ['oauth'],
  },
  {
    name: 'scope',
    label: 'Scope',
    help: 'The rights to ask for, with blanks in between. Many APIs need none.',
    kind: 'text',
    pattern: '^[\\x21-\\x7e]+(?: [\\x21-\\x7e]+)*$',
    patternHint: 'words with single blanks in between',
    modes: ['oauth'],
    advanced: true,
  },
  {
    name: 'tokenAuthentication',
    label: 'Client sent in',
    help: 'How the token URL takes the client ID and secret. The standard is the header; some want them in the body.',
    kind: 'choice',
    choices: [
      { value: 'header', label: 'The Authorization header' },
      { value: 'body', label: 'The body' },
    ],
    default: 'header',
    modes: ['oauth'],
    advanced: true,
  },
  {
    name: 'token',
    label: 'Bearer Token',
    help: 'Sent as "Authorization: Bearer" with each request.',
    ...secretText,
    modes: ['bearer'],
  },
  {
    name: 'headerName',
    label: 'Header',
    help: 'The header that carries the key, such as X-API-Key or Authorization.',
    kind: 'text',
    pattern: "^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}$",
    patternHint: 'the name of a header',
    default: 'X-API-Key',
    modes: ['headerKey'],
  },
  {
    name: 'headerKey',
    label: 'Key in a header',
    help: 'The whole value of the header.',
    ...secretText,
    modes: ['headerKey'],
  },
  {
    name: 'username',
    label: 'User name',
    help: 'The user name of Basic authentication.',
    kind: 'text',
    pattern: '^[^:\\p{C}]{1,500}$',
    patternHint: 'a name without a colon',
    modes: ['basic'],
  },
  {
    name: 'password',
    label: 'Password',
    help: 'The password of Basic authentication.',
    kind: 'secret',
    modes: ['basic'],
  },
  {
    name: 'queryName',
    label: 'Parameter',
    help: 'The parameter of the query that carries the key, such as api_key.',
    kind: 'text',
    pattern: '^[A-Za-z0-9_.~-]{1,100}$',
    patternHint: 'the name of a parameter',
    default: 'api_key',
    modes: ['queryKey'],
  },
  {
    name: 'queryKey',
    label: 'Key in the query',
    help: 'The key itself. Prefer a header where the API takes one: queries end up in logs of others.',
    ...secretText,
    modes: ['queryKey'],
  },
  {
    name: 'withoutCredential',
    label: 'Without credential',
    help: 'Say so where the API needs none.',
    kind: 'choice',
    choices: [{ value: 'yes', label: 'This API needs no credential' }],
    modes: ['none'],
  },
  {
    name: 'methods',
    label: 'Methods',
    help: 'An OpenAPI 3 document of the API, or a list of method definitions, as JSON or YAML. Without it, any request can be sent to any path.',
    kind: 'text',
    structure: 'document',
  },
  {
    name: 'checkPath',
    label: 'Check Path',
    help: 'A path whose GET must succeed for the connection to count as good, such as /me. Without it, any answer of the Base URL counts.',
    kind: 'text',
    pattern: '^\\/(?!\\/)[^#\\\\\\s]{0,500}$',
    patternHint: 'a path such as /me',
    advanced: true,
  },
  {
    name: 'errorMember',
    label: 'Error Member',
    help: 'For APIs that report errors with status 200: the member of the answer that holds them, such as errors or result.error.',
    kind: 'text',
    pattern: '^[^\\s.]{1,100}(?:\\.[^\\s.]{1,100}){0,9}$',
    patternHint: 'a path such as result.error',
    advanced: true,
  },
];

const longestKept = 900_000;

/**
 * Checks one property's value and gives the form to keep: URLs in plain form, and of an OpenAPI document the methods that it describes. Throws
 * `input_invalid`, which never carries the value.
 */
export function cleanProperty(
  name: string,
  value: string | Readonly<Record<string, string>>,
): string | Readonly<Record<string, string>> {
  const property = httpProperties.find((candidate) => candidate.name === name);
  if (property === undefined) {
    const nearest = nearestNames(
      name,
      httpProperties.map((candidate) => candidate.name),
    );
    throw problem({ field: name.slice(0, 100), code: 'unknown', detail: 'is no property of an HTTP API.', nearest });
  }
  if (typeof value !== 'string') throw invalid(property, 'must be text');
  if (name === 'methods') return cleanMethods(property, value);
  const text = property.kind === 'secret' ? value : value.trim();
  if (text === '') throw invalid(property, 'must not be empty');
  if (name === 'baseUrl' || name === 'tokenUrl') return cleanUrl(name, property.label, text);
  if (name === 'headerName' && isTransportHeader(text))
    throw invalid(property, 'must not be a header of the transport');
  if (property.pattern !== undefined && !new RegExp(property.pattern, 'u').test(text)) {
    throw invalid(property, `must be ${property.patternHint ?? 'of another form'}`);
  }
  if (property.choices !== undefined && !property.choices.some((choice) => choice.value === text)) {
    throw invalid(property, `must be one of ${property.choices.map((choice) => choice.value).join(', ')}`);
  }
  return text;
}

function cleanMethods(property: Property, text: string): string {
  const builtIn = new Set(builtInMethods(modeNames).map(({ key }) => key));
  const kept = JSON.stringify(readDefinitions(text, builtIn));
  if (kept.length > longestKept) throw invalid(property, 'are too many, or described at too great length, to be kept');
  return kept;
}

function invalid(property: Property, detail: string): TandemError {
  return problem({ field: property.name, code: 'invalid', detail: `${property.label} ${detail}.` });
}

function problem(found: FieldProblem): TandemError {
  return new TandemError('input_invalid', found.detail, { errors: [found] });
}
