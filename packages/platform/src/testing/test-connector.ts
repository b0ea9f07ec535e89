import {
  Secret,
  TandemError,
  type AuthenticationMode,
  type Connector,
  type Method,
  type Property,
} from '@tandem/connector-kit';
import { z } from 'zod';

const properties: readonly Property[] = [
  { name: 'language', label: 'Language', help: 'Three letters.', kind: 'text', default: 'eng', pattern: '^[a-z]{3}$' },
  {
    name: 'host',
    label: 'Host',
    help: 'The name before .example.com.',
    kind: 'text',
    required: true,
    destination: true,
    suffix: '.example.com',
  },
  {
    name: 'environment',
    label: 'Environment',
    help: 'Where.',
    kind: 'choice',
    choices: [
      { value: 'live', label: 'Live' },
      { value: 'sandbox', label: 'Sandbox' },
    ],
    default: 'live',
    destination: true,
  },
  {
    name: 'paths',
    label: 'Paths',
    help: 'Corrected paths.',
    kind: 'text',
    structure: 'map',
    destination: true,
    advanced: true,
  },
  { name: 'user', label: 'User', help: 'Who.', kind: 'text', modes: ['login'] },
  { name: 'password', label: 'Password', help: 'Of the user.', kind: 'secret', modes: ['login'] },
  { name: 'device', label: 'Device', help: 'Made by itself.', kind: 'text', generated: true, modes: ['login'] },
  {
    name: 'key',
    label: 'Key',
    help: 'The API key.',
    kind: 'secret',
    modes: ['key'],
    where: ['Open Settings', 'Copy the key'],
  },
];

function mode(name: string, label: string, required: readonly string[]): AuthenticationMode {
  return {
    name,
    label,
    required,
    properties: properties.filter(({ modes }) => modes?.includes(name)).map((property) => property.name),
    where: ['Open Settings'],
    given: (values) => ({
      mode: name,
      secrets: new Map([...values].filter(isSecret)),
      facts: {},
      generation: undefined,
    }),
    apply: (request) => request,
  };
}

function isSecret(entry: readonly [string, unknown]): entry is [string, Secret] {
  return entry[1] instanceof Secret;
}

function method(key: string, category: string, modes: readonly string[], effect: Method['effect'] = 'read'): Method {
  return {
    key,
    name: `Do ${key}`,
    category,
    summary: `Does ${key}.`,
    effect,
    modes,
    paged: key.endsWith('.list'),
    givesFile: false,
    retry: 'safe',
    example: () => ({ id: 1 }),
    input: () => z.strictObject({ id: z.int() }),
    output: () => z.looseObject({ id: z.int() }),
    request: () => ({ verb: 'GET', path: '/' }),
    read: (data) => ({ data }),
  };
}

const methods = [
  method('things.list', 'Things', ['key', 'login']),
  method('things.create', 'Things', ['key', 'login'], 'create'),
  method('meters.list', 'Meters', ['key']),
  method('searches.list', 'Searches', ['login']),
];

/** A small connector with every kind of property: for what the platform does with any connector. */
export const testConnector: Connector = {
  key: 'test',
  name: 'Test',
  version: '1.0.0',
  summary: 'A connector of the tests.',
  icon: '<svg xmlns="http://www.w3.org/2000/svg"/>',
  properties,
  modes: [mode('key', 'API Key', ['key']), mode('login', 'User Auth', ['user', 'password'])],
  methods,
  method: (key) => methods.find((candidate) => candidate.key === key),
  findSite: (values, operator) => {
    const host = values.get('host');
    if (typeof host !== 'string') throw new TandemError('setup_required', 'Host is not set.');
    const chosen = values.get('environment');
    const environment = typeof chosen === 'string' ? chosen : 'live';
    const base = environment === 'live' ? `https://${host}.example.com` : operator.environments.get(environment);
    if (base !== undefined) return { key: `${environment}/${host}`, base, display: `${host}.example.com` };
    throw new TandemError('input_invalid', 'The sandbox is not offered here.', {
      errors: [{ field: 'environment', code: 'invalid', detail: 'The sandbox is not offered here.' }],
    });
  },
  cleanProperty: (name, value) => {
    if (name !== 'host') return value;
    if (typeof value === 'string' && /^[a-z0-9]+$/.test(value)) return value;
    throw new TandemError('address_refused', 'The host is not permitted.', {
      errors: [{ field: 'host', code: 'invalid', detail: 'It must be letters and digits.' }],
    });
  },
  permittedHosts: ['.example.com'],
  defaultBudget: { requests: 10, windowMs: 1000 },
  judge: () => ({ is: 'success', data: null }),
  readLimits: () => undefined,
  verification: { method: 'things.list', input: {} },
  findings: () => ({}),
  lookups: [],
};
