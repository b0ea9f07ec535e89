import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import { Api } from './api/answer.ts';
import { placeholderPdf } from './api/actions/pdf.ts';
import { Control } from './control/control.ts';
import { serveControl } from './control/control-routes.ts';
import { ApiExchanges } from './exchange/api-exchange.ts';
import { FaultPlan } from './faults/fault-plan.ts';
import { Limits } from './limits/limits.ts';
import type { RunningSandbox, SandboxOptions } from './options.ts';
import { defaults } from './options.ts';
import { Pages } from './pages/pages.ts';
import { sizeAt } from './records/size.ts';
import { defaultSettings, settingsChange } from './settings/site-settings.ts';
import type { Site } from './site/site.ts';
import { Sites } from './site/sites.ts';
import { Receiver } from './webhooks/receiver.ts';
import { Webhooks } from './webhooks/webhooks.ts';

const segment = /^[A-Za-z0-9_.~-]{1,100}$/;

/** The rooms of a sandbox, put together. */
class Sandbox {
  readonly #stop = new AbortController();
  readonly #limits: Limits;
  readonly #receiver: Receiver;
  readonly #webhooks: Webhooks;
  readonly #exchanges: ApiExchanges;
  readonly #sites: Sites;
  readonly #pages: Pages;
  readonly #faults = new WeakMap<Site, FaultPlan>();
  base = '';

  constructor(options: SandboxOptions) {
    const scale = options.scale ?? defaults.scale;
    if (!(scale >= 0.01 && scale <= 1_000)) throw new RangeError('scale must be between 0.01 and 1000');
    this.#limits = new Limits(options.limits !== 'off');
    this.#receiver = new Receiver(options.publicUrl, this.#stop.signal);
    this.#webhooks = new Webhooks(this.#receiver, this.#stop.signal);
    this.#exchanges = new ApiExchanges(new Api(this.#webhooks.actions()), this.#limits);
    this.#sites = new Sites({
      settings: { ...defaultSettings(), ...settingsChange.parse(options.settings ?? {}) },
      size: sizeAt(scale),
      dataUntil: Temporal.PlainDate.from(options.dataUntil ?? defaults.dataUntil).toString(),
      born: (site) => {
        this.#webhooks.attach(site);
        this.#faults.set(site, new FaultPlan());
      },
    });
    this.#pages = new Pages(this.#sites);
  }

  async close(): Promise<void> {
    this.#stop.abort();
    await this.#receiver.close();
  }

  /** Whatever goes wrong with one request ends that request and nothing else. */
  handle(request: IncomingMessage, response: ServerResponse): void {
    this.#route(request, response).catch(() => {
      if (!response.headersSent) response.writeHead(500, { 'content-type': 'text/plain' }).end('The sandbox failed\n');
      else response.destroy();
    });
  }

  async #route(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [path = '/', query = ''] = (request.url ?? '/').split('?', 2);
    const parts = path.split('/').filter((part) => part !== '');
    if (!parts.every((part) => segment.test(part))) {
      this.#pages.notFound(response);
      return;
    }
    const [first = '', second = ''] = parts;
    if (first === 'api' && second === 'v2') return this.#serveCompany(request, response, ['demo', ...parts], query);
    if (first === '' || first === 'sandbox.css') {
      this.#pages.serveIndex(request, response, first);
      return;
    }
    return this.#serveCompany(request, response, parts, query);
  }

  async #serveCompany(
    request: IncomingMessage,
    response: ServerResponse,
    parts: readonly string[],
    query: string,
  ): Promise<void> {
    const [company = '', room = '', ...rest] = parts;
    const site = this.#sites.get(company);
    const faults = site === undefined ? undefined : this.#faults.get(site);
    if (site === undefined || faults === undefined) {
      this.#pages.notFound(response);
      return;
    }
    if (room === 'api' && rest[0] === 'v2') {
      const [, module = '', action = '', id] = rest;
      return this.#exchanges.handle(request, response, {
        site,
        faults,
        path: { module, action, id },
        base: this.base,
        signal: this.#stop.signal,
      });
    }
    if (room === 'control') {
      return serveControl(
        request,
        response,
        new Control(site, faults, this.#webhooks.of(site), this.#limits),
        rest,
        new URLSearchParams(query),
      );
    }
    if (room === 'credentials.json') {
      response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store' });
      response.end(
        JSON.stringify({
          companyName: site.company,
          companyAccountId: site.accountId,
          apiKey: site.apiKey,
          username: site.accounts[0]?.username,
          password: site.accounts[0]?.password,
        }),
      );
      return;
    }
    if (room === 'pdf') {
      response
        .writeHead(200, { 'content-type': 'application/pdf' })
        .end(placeholderPdf(`${rest[0] ?? ''} ${rest[1] ?? ''} of ${site.company}`));
      return;
    }
    return this.#pages.serveSite(
      request,
      response,
      site,
      [room, ...rest].filter((part) => part !== ''),
      new URLSearchParams(query),
    );
  }
}

function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.removeListener('error', reject);
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}

/**
 * Starts a sandbox and resolves once it listens.
 * @throws RangeError or a zod error for options that do not fit; the error of `listen` where the port is taken
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<RunningSandbox> {
  const sandbox = new Sandbox(options);
  const server = createServer(
    { keepAliveTimeout: 15_000, headersTimeout: 15_000, requestTimeout: 60_000 },
    (request, response) => {
      sandbox.handle(request, response);
    },
  );
  const host = options.host ?? defaults.host;
  const port = await listen(server, options.port ?? defaults.port, host);
  const shown = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host;
  sandbox.base = `http://${shown}:${port}`;
  return {
    url: sandbox.base,
    port,
    close: async () => {
      await sandbox.close();
      await new Promise<void>((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      });
    },
  };
}
