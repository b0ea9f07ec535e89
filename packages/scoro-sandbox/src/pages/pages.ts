import type { IncomingMessage, ServerResponse } from 'node:http';
import { isSameOrigin } from '../exchange/same-origin.ts';
import { readBody } from '../exchange/read-body.ts';
import type { Site } from '../site/site.ts';
import type { Sites } from '../site/sites.ts';
import type { Html } from './html.ts';
import { html } from './html.ts';
import { plainPage } from './layout.ts';
import { modulesPage, recordPage, recordsPage } from './record-pages.ts';
import { homePage, integrationsPage, peoplePage, profilePage, scoroApiPage } from './settings-pages.ts';
import { style } from './style.ts';
import { switchesPage } from './switches-page.ts';

const headers = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy':
    "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
} as const;

const MOST_FORM_BYTES = 10_000;

function show(response: ServerResponse, page: Html, status = 200): void {
  response.writeHead(status, headers).end(page.text);
}

function naturalNumber(text: string | null | undefined): number | undefined {
  return text !== null && text !== undefined && /^[1-9]\d{0,14}$/.test(text) ? Number(text) : undefined;
}

/** The sandbox's web pages. They need no script. */
export class Pages {
  readonly #sites: Sites;

  constructor(sites: Sites) {
    this.#sites = sites;
  }

  serveIndex(request: IncomingMessage, response: ServerResponse, path: string): void {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      show(response, plainPage('Not allowed', html`<section class="panel"><h1>Not allowed</h1></section>`), 405);
      return;
    }
    if (path === 'sandbox.css') {
      response.writeHead(200, { 'content-type': 'text/css; charset=utf-8', 'cache-control': 'max-age=300' }).end(style);
      return;
    }
    const sites = this.#sites.all();
    show(
      response,
      plainPage(
        'Scoro sandbox',
        html`<section class="panel">
            <h1>Scoro sandbox</h1>
            <p>
              A stand-in for Scoro sites, for trying, testing and breaking things. Every company exists as soon as it is
              named: <a href="/demo"><code>/demo</code></a
              >, <a href="/acme"><code>/acme</code></a
              >, or any other name.
            </p>
            <dl>
              <dt>API</dt>
              <dd><code>POST /{company}/api/v2/{module}/{action}</code></dd>
              <dt>Credentials</dt>
              <dd><code>GET /{company}/credentials.json</code></dd>
              <dt>Control</dt>
              <dd><code>GET</code> and <code>POST /{company}/control</code></dd>
            </dl>
          </section>
          <section class="panel">
            <h2>Companies in use</h2>
            ${
              sites.length === 0
                ? html`<p class="note">None yet.</p>`
                : html`<ul class="modules">
                    ${sites.slice(0, 200).map((site) => html`<li><a href="/${site.company}">${site.company}</a></li>`)}
                  </ul>`
            }
          </section>`,
      ),
    );
  }

  /** A page of a company; `parts` are the segments after its name. */
  async serveSite(
    request: IncomingMessage,
    response: ServerResponse,
    site: Site,
    parts: readonly string[],
    query: URLSearchParams,
  ): Promise<void> {
    const path = parts.join('/');
    if (request.method === 'POST' && path === 'integrations/scoro-api') return this.#activate(request, response, site);
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      this.notFound(response);
      return;
    }
    const page = this.#pageOf(site, parts, path, query);
    if (page === undefined) this.notFound(response);
    else show(response, page);
  }

  /** A page as a wrong subdomain gives it: HTML, not JSON (PROTOCOL.md 4.3). */
  notFound(response: ServerResponse): void {
    show(
      response,
      plainPage(
        'Not found',
        html`<section class="panel">
          <h1>This page does not exist</h1>
          <p>
            Names of companies are letters, digits and hyphens, and there may be 1,000 of them at most.
            <a href="/">Start page</a>
          </p>
        </section>`,
      ),
      404,
    );
  }

  #pageOf(site: Site, [room, module, id]: readonly string[], path: string, query: URLSearchParams): Html | undefined {
    switch (path) {
      case '':
        return homePage(site);
      case 'profile':
        return profilePage(site);
      case 'integrations':
        return integrationsPage(site);
      case 'integrations/scoro-api':
        return scoroApiPage(site);
      case 'people':
        return peoplePage(site);
      case 'switches':
        return switchesPage(site);
      case 'records':
        return modulesPage(site);
      default:
    }
    if (room !== 'records' || module === undefined) return undefined;
    if (id === undefined) return recordsPage(site, module, naturalNumber(query.get('page')) ?? 1);
    const number = naturalNumber(id);
    return number === undefined ? undefined : recordPage(site, module, number);
  }

  async #activate(request: IncomingMessage, response: ServerResponse, site: Site): Promise<void> {
    if (!isSameOrigin(request)) {
      show(
        response,
        plainPage('Refused', html`<section class="panel"><h1>Requests from another host are refused</h1></section>`),
        403,
      );
      return;
    }
    const body = await readBody(request, MOST_FORM_BYTES);
    const wanted = 'text' in body ? new URLSearchParams(body.text).get('apiActivated') : null;
    if (wanted === 'on' || wanted === 'off') site.change({ apiActivated: wanted === 'on' });
    response.writeHead(303, { location: `/${site.company}/integrations/scoro-api` }).end();
  }
}
