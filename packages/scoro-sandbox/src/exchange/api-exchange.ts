import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import type { Api } from '../api/answer.ts';
import { carried } from '../api/authenticate.ts';
import type { Reply } from '../api/call.ts';
import { refusalText, successText } from '../api/envelope.ts';
import { phpJson } from '../api/php-json.ts';
import { parseBody } from '../api/request-body.ts';
import { faultAnswer, isProcessed } from '../faults/fault-answer.ts';
import type { FaultPlan, Trouble } from '../faults/fault-plan.ts';
import type { Outgoing } from '../faults/outgoing.ts';
import { whole } from '../faults/outgoing.ts';
import { send } from '../faults/send.ts';
import type { LimitHeaders, Limits, Standing } from '../limits/limits.ts';
import { retryAfter } from '../limits/limits.ts';
import { integerOf } from '../records/kinds/number.ts';
import { Refusal } from '../records/refusal.ts';
import { own } from '../records/value.ts';
import type { Site } from '../site/site.ts';
import { readBody } from './read-body.ts';

/** The largest request: a file chunk of 5,000,000 bytes in base64, and room around it. */
const MOST_BYTES = 10_000_000;

/** Where a path of the API leads. */
export interface ApiPath {
  readonly module: string;
  readonly action: string;
  readonly id: string | undefined;
}

export interface Exchange {
  readonly site: Site;
  readonly faults: FaultPlan;
  readonly path: ApiPath;
  readonly base: string;
  readonly signal: AbortSignal;
}

interface Carried {
  readonly outgoing: Outgoing;
  readonly user: number | null;
  readonly processed: boolean;
}

/** One request to an API and its reply: limits, then faults, then the answer, then the log. */
export class ApiExchanges {
  readonly #api: Api;
  readonly #limits: Limits;

  constructor(api: Api, limits: Limits) {
    this.#api = api;
    this.#limits = limits;
  }

  async handle(request: IncomingMessage, response: ServerResponse, exchange: Exchange): Promise<void> {
    const { site, path, faults, signal } = exchange;
    const began = performance.now();
    const incoming = await readBody(request, MOST_BYTES);
    const standing = this.#limits.count(site, Date.now());
    const parsed = 'text' in incoming ? parse(incoming.text) : new Refusal(413, 'The request is too large');
    const body = parsed instanceof Refusal ? {} : parsed;
    const credential = carried(body);
    const action = path.action === '' ? 'list' : path.action;
    const trouble = faults.meet({ ...path, action, credential });
    if (trouble.latency > 0) await delay(trouble.latency, undefined, { signal });
    if (trouble.expireTokens) site.sessions.expireAll();

    const text = 'text' in incoming ? incoming.text : '';
    const { outgoing, user, processed } =
      request.method === 'POST'
        ? await this.#carryOut(exchange, standing, trouble, parsed, text)
        : {
            outgoing: refused(
              new Refusal(405, 'Every call is a POST'),
              site,
              { ...standing.headers, allow: 'POST' },
              405,
            ),
            user: null,
            processed: false,
          };
    if ('tooLarge' in incoming) response.shouldKeepAlive = false;
    const closing = site.settings.connection === 'close' || 'tooLarge' in incoming;
    const final = closing ? { ...outgoing, headers: { ...outgoing.headers, connection: 'close' } } : outgoing;
    site.requests.add({
      at: new Date().toISOString(),
      method: request.method ?? '',
      module: path.module.slice(0, 64),
      action: action.slice(0, 64),
      id: path.id?.slice(0, 64) ?? null,
      credential,
      user,
      page: integerOf(own(body, 'page')) ?? null,
      perPage: integerOf(own(body, 'per_page')) ?? null,
      httpStatus:
        final.manner.kind === 'reset' || (final.manner.kind === 'stall' && final.manner.stage === 'headers')
          ? 0
          : final.status,
      statusCode: final.statusCode,
      processed,
      fault: trouble.kinds,
      durationMs: Math.round((performance.now() - began) * 100) / 100,
    });
    await send(response, final, signal);
  }

  async #carryOut(
    exchange: Exchange,
    standing: Standing,
    trouble: Trouble,
    parsed: Record<string, unknown> | Refusal,
    text: string,
  ): Promise<Carried> {
    const { site } = exchange;
    if (standing.refused) {
      const style = site.settings.rateLimitStyle;
      const headers = { ...standing.headers, ...retryAfter(site.settings.retryAfter, standing.wait, Date.now()) };
      return {
        outgoing: refused(new Refusal(429, 'Too many requests'), site, headers, style === 'http' ? 429 : 200),
        user: null,
        processed: false,
      };
    }
    const fault = trouble.answer;
    const around = {
      limits: standing.headers,
      statusCodes: trouble.stringStatusCodes ? 'text' : site.settings.statusCodes,
    } as const;
    if (fault !== undefined && !isProcessed(fault))
      return { outgoing: faultAnswer(fault, { ...around, right: undefined }), user: null, processed: false };
    const right =
      parsed instanceof Refusal
        ? {
            outgoing: refused(parsed, site, standing.headers, parsed.statusCode === 413 ? 413 : undefined),
            user: null,
            processed: false,
          }
        : await this.#answer(exchange, standing, trouble, parsed, text);
    if (fault !== undefined) return { ...right, outgoing: faultAnswer(fault, { ...around, right: right.outgoing }) };
    return trouble.slowBody === undefined
      ? right
      : { ...right, outgoing: { ...right.outgoing, manner: { kind: 'drip', ms: trouble.slowBody } } };
  }

  async #answer(
    exchange: Exchange,
    standing: Standing,
    trouble: Trouble,
    body: Record<string, unknown>,
    text: string,
  ): Promise<Carried> {
    const { site, path, base } = exchange;
    const form = trouble.stringStatusCodes ? 'text' : site.settings.statusCodes;
    const { reply, user } = await this.#api.answer({ site, ...path, text, pageTrouble: trouble.pages, base }, body);
    if (reply instanceof Refusal)
      return { outgoing: refused(reply, site, standing.headers, undefined, form), user, processed: false };
    return { outgoing: answered(reply, standing.headers, form), user, processed: true };
  }
}

function parse(text: string): Record<string, unknown> | Refusal {
  try {
    return parseBody(text);
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

function answered(reply: Reply, limits: LimitHeaders, form: 'number' | 'text'): Outgoing {
  if ('file' in reply) {
    const { name, type, bytes } = reply.file;
    const plainName = name.replace(/[^\x20-\x7e]|["\\]/g, '_');
    return {
      status: 200,
      headers: { 'content-type': type, 'content-disposition': `attachment; filename="${plainName}"`, ...limits },
      body: bytes,
      manner: whole,
      statusCode: null,
    };
  }
  return {
    status: 200,
    headers: { 'content-type': 'application/json', ...limits },
    body: successText('json' in reply ? reply.json : reply.data === undefined ? undefined : phpJson(reply.data), form),
    manner: whole,
    statusCode: 200,
  };
}

/** An ERROR envelope: with HTTP 200, or with the status of its code, as the site is set. */
function refused(
  refusal: Refusal,
  site: Site,
  limits: LimitHeaders,
  status?: number,
  form = site.settings.statusCodes,
): Outgoing {
  return {
    status: status ?? (site.settings.errorStyle === 'status' ? refusal.statusCode : 200),
    headers: { 'content-type': 'application/json', ...limits },
    body: refusalText(refusal, site.settings.messageShape, form),
    manner: whole,
    statusCode: refusal.statusCode,
  };
}
