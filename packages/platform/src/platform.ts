import type { Connector, Secret } from '@tandem/connector-kit';
import type { FastifyInstance } from 'fastify';
import type { Kysely } from 'kysely';
import type pg from 'pg';
import { accountRoutes } from './accounts/account-routes.ts';
import { checkDaily } from './account-connectors/daily-check.ts';
import { installationRoutes } from './account-connectors/installation-routes.ts';
import { Installations } from './account-connectors/load-installation.ts';
import { getAudit } from './audit/get-audit.ts';
import { recordChange } from './audit/record-change.ts';
import { postBackup } from './backup/post-backup.ts';
import type { MailSettings } from './configuration/mail-settings.ts';
import type { SignInSettings } from './configuration/sign-in-settings.ts';
import type { Database } from './database/tables.ts';
import { Events } from './events/events.ts';
import { createApp } from './http/create-app.ts';
import { getHealth } from './http/get-health.ts';
import { getReady } from './http/get-ready.ts';
import { getOpenapi } from './http/get-openapi.ts';
import type { Logger } from './http/log.ts';
import { notFound } from './http/not-found.ts';
import { sendPage } from './http/page.ts';
import type { Route } from './http/route.ts';
import { createLibrary, type Library } from './library/library.ts';
import { libraryRoutes } from './library/library-routes.ts';
import { MethodTexts } from './library/method-texts.ts';
import { serveMetrics } from './metrics/metrics-page.ts';
import type { Metrics } from './metrics/metrics.ts';
import { openConsole } from './pages/console.ts';
import { referencePage } from './pages/reference-page.ts';
import { rootPage } from './pages/root-page.ts';
import { createAuthenticate } from './people/authenticate.ts';
import { peopleRoutes } from './people/people-routes.ts';
import { serveProofs } from './pages/proof-files.ts';
import { sendSetupLinkPage } from './setup-links/setup-link-page.ts';
import type { ExecuteForCycle } from './calls/execute/execute-for-cycle.ts';
import { setupLinkRoutes } from './setup-links/setup-link-routes.ts';
import type { Verifier } from './setups/capability.ts';
import { setupRoutes } from './setups/setup-routes.ts';
import { createReadReadiness } from './setups/setup-readiness.ts';
import type { KeyRotation } from './vault/rotation/key-rotation.ts';
import { keyRoutes } from './vault/rotation/key-routes.ts';
import type { Vault } from './vault/vault.ts';
import type { Work } from './work/work.ts';

/** What calls bring to the platform. */
export interface CallsPart {
  /** Executes the methods of cycles' steps. */
  readonly executeForCycle: ExecuteForCycle;
  readonly routes: readonly Route[];
  readonly verifier: Verifier;
}

/** What calls are made from. */
export interface CallsNeeds {
  /** Id of this node. */
  readonly node: string;
  readonly work: Work;
  readonly database: Kysely<Database>;
  readonly pool: pg.Pool;
  readonly vault: Vault;
  readonly library: Library;
  readonly installations: Installations;
  readonly log: Logger;
}

/** What cycles bring to the platform. */
export interface CyclesPart {
  readonly routes: readonly Route[];
}

/** What cycles are made from. */
export interface CyclesNeeds extends CallsNeeds {
  readonly execute: ExecuteForCycle;
  readonly publicUrl: () => string;
}

export interface PlatformParts {
  readonly database: Kysely<Database>;
  readonly pool: pg.Pool;
  readonly vault: Vault;
  readonly keyRotation: KeyRotation;
  readonly work: Work;
  readonly connectors: readonly Connector[];
  /** Base URLs behind environments other than the usual one, by the environment's name. */
  readonly environments: ReadonlyMap<string, string>;
  /** Hosts that connectors may reach although they are not public. */
  readonly privateHosts?: ReadonlySet<string>;
  readonly adminToken: Secret | undefined;
  readonly signIn: SignInSettings;
  /** Undefined where no e-mail can be sent. */
  readonly mail?: MailSettings | undefined;
  /** URL of an http(s) proxy for what goes out. */
  readonly proxy?: Secret | undefined;
  /** Known once the server listens. */
  readonly publicUrl: () => string;
  readonly secure: boolean;
  readonly behindProxy?: boolean;
  readonly log: Logger;
  readonly stopping: AbortSignal;
  /** Aborted when the server was asked to stop, before it does; `stopping` unless given. */
  readonly leaving?: AbortSignal;
  readonly metrics?: Metrics;
  /** Opens `/metrics`; undefined: there is no such page. */
  readonly metricsToken?: Secret | undefined;
  readonly requestsPerTenSeconds?: number;
  /** Where the built console lies, if it was built. */
  readonly consoleFolder?: string;
  readonly createCalls: (needs: CallsNeeds) => Promise<CallsPart>;
  /** A platform without cycles unless given. */
  readonly createCycles?: (needs: CyclesNeeds) => CyclesPart;
}

/** All concepts put together over an open database and vault; it does not listen yet. */
export async function createPlatform(parts: PlatformParts): Promise<FastifyInstance> {
  const { database, pool, vault, publicUrl, log } = parts;
  const library = createLibrary(parts.connectors, {
    environments: parts.environments,
    ...(parts.privateHosts !== undefined && { privateHosts: parts.privateHosts }),
  });
  const installations = new Installations({ library, vault });
  const methodTexts = new MethodTexts();
  const { operator } = library;
  const events = new Events({
    database,
    vault,
    work: parts.work,
    operator,
    mail: parts.mail,
    proxy: parts.proxy,
    publicUrl,
  });
  parts.work.closeAfter(() => events.close());
  const needs = { node: parts.work.node, work: parts.work, database, pool, vault, library, installations, log };
  const calls = await parts.createCalls(needs);
  const cycles = parts.createCycles?.({ ...needs, execute: calls.executeForCycle, publicUrl });
  const { verifier } = calls;
  checkDaily(parts.work, { library, verifier, installations }, database);
  const pages = parts.consoleFolder === undefined ? undefined : await openConsole(parts.consoleFolder);
  const app = await createApp({
    routes: [
      getHealth,
      getReady({ leaving: parts.leaving ?? parts.stopping, tryKeys: () => vault.prove() }),
      getOpenapi,
      ...peopleRoutes({ publicUrl, vault, signIn: parts.signIn }),
      getAudit,
      ...keyRoutes(parts.keyRotation),
      postBackup(pool, parts.keyRotation.ring),
      ...events.routes,
      ...libraryRoutes({ library, methodTexts, readReadiness: createReadReadiness(library) }),
      ...setupRoutes({ library, vault, verifier }),
      ...accountRoutes({ vault }),
      ...installationRoutes({ library, vault, verifier, installations, methodTexts }),
      ...setupLinkRoutes({ library, vault, verifier, installations, publicUrl }),
      ...calls.routes,
      ...(cycles?.routes ?? []),
    ],
    database,
    authenticate: createAuthenticate(database, parts.adminToken),
    recordChange,
    publicUrl,
    secure: parts.secure,
    behindProxy: parts.behindProxy ?? false,
    log,
    stopping: parts.stopping,
    ...(parts.metrics === undefined ? {} : { metrics: parts.metrics }),
    ...(pages === undefined ? {} : { sendScreen: pages.sendScreen }),
    ...(parts.requestsPerTenSeconds === undefined ? {} : { requestsPerTenSeconds: parts.requestsPerTenSeconds }),
  });
  if (parts.metrics !== undefined && parts.metricsToken !== undefined)
    serveMetrics(app, parts.metrics, parts.metricsToken);
  await pages?.serveFiles(app);
  serveProofs(app, library);
  app.get(
    '/',
    { schema: { hide: true } },
    (_request, reply) => pages?.send(reply) ?? sendPage(reply, rootPage(library)),
  );
  app.get<{ Params: { link: string } }>('/setup-link/:link', { schema: { hide: true } }, ({ params }, reply) => {
    if (pages === undefined) throw notFound();
    return sendSetupLinkPage(database, reply, params.link, pages.sendSetupLink);
  });
  app.get('/reference', { schema: { hide: true } }, (_request, reply) => sendPage(reply, referencePage(app.swagger())));
  return app;
}
