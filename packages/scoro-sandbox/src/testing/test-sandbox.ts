import { afterAll, beforeAll } from 'vitest';
import { z } from 'zod';
import type { ControlRequests, ControlState } from '../control/control.ts';
import type { RunningSandbox, SandboxOptions } from '../options.ts';
import { startSandbox } from '../server.ts';

const credentialsShape = z.object({
  companyName: z.string(),
  companyAccountId: z.string(),
  apiKey: z.string(),
  username: z.string(),
  password: z.string(),
});

export type Credentials = z.output<typeof credentialsShape>;
export type Json = Record<string, unknown>;

/** What came back: the bytes as text, and the envelope where they are one. */
export interface Received {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: Json;
  readonly data: unknown;
}

/** A company of a running sandbox, and the calls a client makes to it. */
export class Company {
  readonly url: string;
  readonly credentials: Credentials;
  readonly name: string;

  constructor(url: string, credentials: Credentials) {
    this.url = `${url}/${credentials.companyName}`;
    this.name = credentials.companyName;
    this.credentials = credentials;
  }

  /** A call with exactly this body. */
  async raw(path: string, body: string, init: RequestInit = {}): Promise<Received> {
    const response = await fetch(`${this.url}/api/v2/${path}`, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json' },
      redirect: 'manual',
      ...init,
    });
    const text = await response.text();
    const parsed = parse(text);
    return { status: response.status, headers: response.headers, text, body: parsed, data: parsed['data'] };
  }

  /** A call with the apiKey. */
  call(path: string, body: Json = {}): Promise<Received> {
    return this.raw(
      path,
      JSON.stringify({
        apiKey: this.credentials.apiKey,
        company_account_id: this.credentials.companyAccountId,
        lang: 'eng',
        ...body,
      }),
    );
  }

  /** A call with a user_token. */
  as(token: string, path: string, body: Json = {}): Promise<Received> {
    return this.raw(
      path,
      JSON.stringify({
        user_token: token,
        company_account_id: this.credentials.companyAccountId,
        lang: 'eng',
        ...body,
      }),
    );
  }

  async login(username = this.credentials.username, password = this.credentials.password): Promise<string> {
    const { data } = await this.raw(
      'userAuth/modify',
      JSON.stringify({
        lang: 'eng',
        company_account_id: this.credentials.companyAccountId,
        username,
        password,
        device_type: 'server',
        device_name: 'test',
        device_id: '1',
        request: {},
      }),
    );
    return z.object({ token: z.string() }).parse(data).token;
  }

  async control(body: Json): Promise<ControlState> {
    const response = await fetch(`${this.url}/control`, { method: 'POST', body: JSON.stringify(body) });
    if (!response.ok) throw new Error(await response.text());
    return (await response.json()) as ControlState;
  }

  set(settings: Json): Promise<ControlState> {
    return this.control({ settings });
  }

  async reset(): Promise<void> {
    await fetch(`${this.url}/control/reset`, { method: 'POST' });
  }

  async requests(): Promise<ControlRequests> {
    return (await (await fetch(`${this.url}/control/requests`)).json()) as ControlRequests;
  }
}

function parse(text: string): Json {
  try {
    return z.record(z.string(), z.unknown()).parse(JSON.parse(text));
  } catch {
    return {};
  }
}

/** A sandbox for the tests of one file, on a port of its own; every company is new. */
export class TestSandbox {
  #sandbox: RunningSandbox | undefined;
  #companies = 0;

  constructor(options: SandboxOptions = {}) {
    beforeAll(async () => {
      this.#sandbox = await startSandbox({ port: 0, limits: 'off', ...options });
    });
    afterAll(() => this.#sandbox?.close());
  }

  get url(): string {
    if (this.#sandbox === undefined) throw new Error('the sandbox has not started');
    return this.#sandbox.url;
  }

  async company(settings: Json = {}): Promise<Company> {
    this.#companies += 1;
    const name = `test-${this.#companies}`;
    const company = new Company(this.url, await this.#credentials(name));
    if (Object.keys(settings).length > 0) await company.set(settings);
    return company;
  }

  async #credentials(name: string): Promise<Credentials> {
    return credentialsShape.parse(await (await fetch(`${this.url}/${name}/credentials.json`)).json());
  }
}

/** A list of rows. */
export function rowsOf(data: unknown): Json[] {
  return z.array(z.record(z.string(), z.unknown())).parse(data);
}

/** One record. */
export function recordOf(data: unknown): Json {
  return z.record(z.string(), z.unknown()).parse(data);
}
