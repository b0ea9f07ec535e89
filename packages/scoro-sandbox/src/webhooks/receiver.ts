import type { Agent } from 'undici';
import { Refusal } from '../records/refusal.ts';

const loopback = /^(?:localhost|\[::1\]|127\.\d{1,3}\.\d{1,3}\.\d{1,3})$/;

/** Sends webhooks: to loopback addresses and to one public URL, to nowhere else. */
export class Receiver {
  readonly #publicOrigin: string | undefined;
  readonly #signal: AbortSignal;
  #agent: Agent | undefined;

  constructor(publicUrl: string | undefined, signal: AbortSignal) {
    this.#publicOrigin = publicUrl === undefined ? undefined : new URL(publicUrl).origin;
    this.#signal = signal;
  }

  /** @throws Refusal where the sandbox does not send to */
  target(text: string): URL {
    const url = URL.canParse(text) ? new URL(text) : undefined;
    if (
      url === undefined ||
      (url.protocol !== 'http:' && url.protocol !== 'https:') ||
      url.username !== '' ||
      url.password !== ''
    ) {
      throw new Refusal(400, { url: 'url must be an http or https address' });
    }
    if (url.origin !== this.#publicOrigin && !loopback.test(url.hostname))
      throw new Refusal(400, { url: 'the sandbox sends webhooks to loopback addresses and to its public URL only' });
    return url;
  }

  /** The HTTP status of the answer. Redirects are not followed, the body is not kept. */
  async send(url: URL, method: 'GET' | 'POST', body: string | undefined, timeoutMs: number): Promise<number> {
    const { Agent, request } = await import('undici');
    this.#agent ??= new Agent({ connections: 8, keepAliveTimeout: 1_000 });
    const answer = await request(url, {
      method,
      dispatcher: this.#agent,
      signal: AbortSignal.any([this.#signal, AbortSignal.timeout(timeoutMs)]),
      headers: { 'user-agent': 'Scoro-Sandbox', ...(method === 'POST' ? { 'content-type': 'application/json' } : {}) },
      ...(body === undefined ? {} : { body }),
    });
    await answer.body.dump({ limit: 65_536 }).catch(() => undefined);
    return answer.statusCode;
  }

  async close(): Promise<void> {
    await this.#agent?.destroy();
  }
}
