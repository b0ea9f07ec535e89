import type { Browser, BrowserContext, Page } from 'playwright-core';
import { z } from 'zod';
import type { Tandem } from './start-tandem.ts';

export type Role = 'viewer' | 'builder' | 'admin';

export interface ConsoleOptions {
  /** `admin` unless given. */
  readonly as?: Role;
  /** Path of the screen; the Connector Library unless given. */
  readonly at?: string;
  readonly scheme?: 'light' | 'dark';
  readonly width?: number;
}

/** A page of the console with somebody signed in, and what went wrong in it. */
export interface OpenConsole {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Violations of the content security policy, errors of scripts, and requests to other hosts. */
  readonly faults: readonly string[];
  close(): Promise<void>;
}

const password = 'a password of the tests';
const height = 800;

const invitedShape = z.looseObject({ invitation: z.object({ url: z.string() }) });
const browserShape = z.looseObject({ browser: z.string() });

let people = 0;

/** Opens the console in a browser of its own memory, signed in as a new person of a role. */
export async function openConsole(
  browser: Browser,
  tandem: Tandem,
  options: ConsoleOptions = {},
): Promise<OpenConsole> {
  const { as = 'admin', at = '/library', scheme = 'light', width = 1280 } = options;
  const context = await browser.newContext({
    baseURL: tandem.url,
    colorScheme: scheme,
    viewport: { width, height },
    reducedMotion: 'reduce',
    locale: 'en-GB',
    acceptDownloads: true,
  });
  await signIn(context, tandem, as);
  const page = await context.newPage();
  const faults = watch(page, tandem);
  await page.goto(at);
  return { page, context, faults, close: () => context.close() };
}

/** Signs a new person in by the same requests that the pages send, so that the context holds the session's cookie. */
async function signIn(context: BrowserContext, tandem: Tandem, role: Role): Promise<void> {
  people += 1;
  const email = `${role}-${people}@example.com`;
  const { invitation } = await tandem.send(invitedShape, 'POST', '/v1/users', {
    name: names[role],
    email,
    role,
  });
  const headers = { origin: tandem.url };
  const secret = new URL(invitation.url).hash.slice(1);
  const opened = await context.request.post('/v1/sign-in-links/open', { data: { secret }, headers });
  const { browser } = browserShape.parse(await opened.json());
  const finished = await context.request.post('/v1/sign-in-links/finish', {
    data: { name: names[role], password },
    headers: { ...headers, authorization: `Bearer ${browser}` },
  });
  if (!finished.ok()) {
    throw new Error(await finished.text());
  }
}

const names = { viewer: 'Vera Viewer', builder: 'Bob Builder', admin: 'Anna Tamm' } as const;

/** Gathers what must never happen in a page. */
export function watch(page: Page, tandem: Tandem): readonly string[] {
  const faults: string[] = [];
  page.on('console', (message) => {
    // A refused request is told in the console too; the page shows it, which is what counts.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) {
      faults.push(message.text());
    }
  });
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(`${tandem.url}/`) && !/^(data|blob):/.test(url)) {
      faults.push(`A request to another host: ${url}`);
    }
  });
  return faults;
}
