import { Secret, type Connector } from '@tandem/connector-kit';
import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import type { Kysely } from 'kysely';
import type { MailSettings } from '../configuration/mail-settings.ts';
import type { SignInSettings } from '../configuration/sign-in-settings.ts';
import { newIdentifier } from '../database/identifier.ts';
import { createTestDatabase, type TestDatabase } from '../database/test-database.ts';
import type { Database, Role } from '../database/tables.ts';
import { createLog } from '../http/log.ts';
import type { Verb } from '../http/route.ts';
import { createToken } from '../people/create-token.ts';
import { createPlatform, type CallsNeeds, type CallsPart, type CyclesNeeds, type CyclesPart } from '../platform.ts';
import { KeyRing } from '../vault/key-ring.ts';
import { newMasterKeySecret } from '../vault/master-key-file.ts';
import { KeyRotation } from '../vault/rotation/key-rotation.ts';
import { Vault } from '../vault/vault.ts';
import { Work } from '../work/work.ts';
import { testConnector } from './test-connector.ts';

export type { CallsNeeds };

/** Who sends a request of a test: the token of a role, any other token, or nobody. */
export type Sender = Role | { readonly token: string } | 'nobody';

export interface CallOptions {
  /** `admin` unless given. */
  readonly as?: Sender;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The whole platform on a database of the test's own, without a port. */
export interface TestPlatform {
  readonly app: FastifyInstance;
  readonly database: Kysely<Database>;
  readonly testDatabase: TestDatabase;
  readonly vault: Vault;
  /** Starts by itself only where a test starts it. */
  readonly work: Work;
  /** All that was logged. */
  readonly log: readonly string[];
  call(verb: Verb, path: string, options?: CallOptions): Promise<LightMyRequestResponse>;
  /** Makes an account, and a token bound to it. */
  account(name: string, role?: Role): Promise<{ readonly id: string; readonly token: string }>;
  close(): Promise<void>;
}

export interface TestPlatformOptions {
  readonly connectors?: readonly Connector[];
  readonly environments?: ReadonlyMap<string, string>;
  readonly privateHosts?: ReadonlySet<string>;
  readonly adminToken?: string;
  /** Passwords alone unless given. */
  readonly signIn?: SignInSettings;
  /** Nothing is mailed unless given. */
  readonly mail?: MailSettings;
  /** `http://tandem.test` unless given; a function, where it is known later. */
  readonly publicUrl?: string | (() => string);
  /** Its master keys; a new one unless given. */
  readonly ring?: KeyRing;
  /** Where pages are built, or stand in for built ones. */
  readonly consoleFolder?: string;
  readonly createCalls?: (needs: CallsNeeds) => Promise<CallsPart>;
  readonly createCycles?: (needs: CyclesNeeds) => CyclesPart;
}

export async function startTestPlatform(options: TestPlatformOptions = {}): Promise<TestPlatform> {
  const { publicUrl: given = 'http://tandem.test' } = options;
  const publicUrl = typeof given === 'string' ? () => given : given;
  const testDatabase = await createTestDatabase();
  const database = testDatabase.kysely;
  const lines: string[] = [];
  const log = createLog('debug', { write: (line) => void lines.push(line) });
  const ring = options.ring ?? KeyRing.of(newMasterKeySecret());
  const keyRotation = new KeyRotation({ database, ring, alone: false, log });
  await keyRotation.join();
  const vault = await Vault.open(database, ring);
  const stopping = new AbortController();
  const work = new Work({
    database,
    pool: testDatabase.pool,
    node: newIdentifier('nod'),
    alone: false,
    pollMs: 200,
    log,
  });
  const app = await createPlatform({
    database,
    pool: testDatabase.pool,
    vault,
    keyRotation,
    work,
    connectors: options.connectors ?? [testConnector],
    environments: options.environments ?? new Map(),
    ...(options.privateHosts === undefined ? {} : { privateHosts: options.privateHosts }),
    adminToken: options.adminToken === undefined ? undefined : new Secret(options.adminToken),
    mail: options.mail,
    signIn: options.signIn ?? { password: true, oidc: undefined },
    publicUrl,
    secure: publicUrl().startsWith('https:'),
    log,
    stopping: stopping.signal,
    createCalls: options.createCalls ?? noCalls,
    ...(options.createCycles === undefined ? {} : { createCycles: options.createCycles }),
    ...(options.consoleFolder === undefined ? {} : { consoleFolder: options.consoleFolder }),
  });
  const tokens = new Map<Role, string>();
  for (const role of ['viewer', 'builder', 'admin'] as const) {
    tokens.set(role, (await createToken(database, { name: `Test ${role}`, role })).token);
  }
  const call: TestPlatform['call'] = (verb, path, { as = 'admin', body, headers = {} } = {}) => {
    const token = as === 'nobody' ? undefined : typeof as === 'string' ? tokens.get(as) : as.token;
    return app.inject({
      method: verb,
      url: path,
      headers: { ...(token === undefined ? {} : { authorization: `Bearer ${token}` }), ...headers },
      ...(body === undefined ? {} : { payload: typeof body === 'string' ? body : (body as object) }),
    });
  };
  return {
    app,
    database,
    testDatabase,
    vault,
    work,
    log: lines,
    call,
    account: async (name, role = 'admin') => {
      const { id } = (await call('POST', '/v1/accounts', { body: { name } })).json<{ id: string }>();
      return { id, token: (await createToken(database, { name: `Token of ${name}`, role, account: id })).token };
    },
    close: async () => {
      stopping.abort();
      await app.close();
      await work.stop(1_000);
      await keyRotation.stop();
      await testDatabase.close();
    },
  };
}

/** For tests that call no application. */
async function noCalls(): Promise<CallsPart> {
  return {
    executeForCycle: () => Promise.reject(new Error('This test executes nothing.')),
    routes: [],
    verifier: {
      verify: () => Promise.reject(new Error('This test verifies nothing.')),
      forgetSessions: async () => {},
    },
  };
}
