import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import type { Api } from '../api/answer.ts';
import { carried } from '../api/authenticate.ts';
import type { Reply } from '../api/call.ts';
import { refusalText, successText } from '../api/envelope.ts';
import { phpJson } from '../api/php-json.ts';
import { parseBody } from '../api/request-body.ts';
import { blockPage, faultAnswer, isProcessed } from '../faults/fault-answer.ts';
import type { FaultPlan, Trouble } from '../faults/fault-plan.ts';
import { noTrouble } from '../faults/fault-plan.ts';
import type { Outgoing } from '../faults/outgoing.ts';
import { whole } from '../faults/outgoing.ts';
import { send } from '../faults/send.ts';
import type { LimitHeaders, Limits, Standing } from '../limits/limits.ts';
import { retryAfter } from '../limits/limits.ts';
import { integerOf } from '../records/kinds/number.ts';
import { Refusal } from '../records/refusal.ts';
import { own } from '../records/value.ts';
import type { SiteSettings } from '../settings/site-settings.ts';
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

/** A request as it came in, and what awaits it. */
interface Incoming {
  readonly method: string;
  readonly agent: string | undefined;
  readonly text: string;
  readonly parsed: Record<string, unknown> | Refusal;
  readonly standing: Standing;
  readonly trouble: Trouble;
}

interface Outcome {
  readonly outgoing: Outgoing;
  readonly user: number | null;
  /** Whether the call was carried out, whatever is answered. */
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
    const received = await readBody(request, MOST_BYTES);
    const standing = this.#limits.count(site, Date.now());
    const text = 'text' in received ? received.text : '';
    const parsed = 'text' in received ? parse(text) : new Refusal(413, 'The request is too large');
    const body = parsed instanceof Refusal ? {} : parsed;
    const credential = carried(body);
    const action = path.action === '' ? 'list' : path.action;
    const trouble = standing.refused ? noTrouble : faults.meet({ ...path, action, credential });
    if (trouble.latency > 0) await delay(trouble.latency, undefined, { signal });
    if (trouble.expireTokens) site.sessions.expireAll();

    const method = request.method ?? '';
    const agent = request.headers['user-agent'];
    const outcome = await this.#outcome(exchange, { method, agent, text, parsed, standing, trouble });
    const outgoing =
      'tooLarge' in received || site.settings.connection === 'close' ? closing(outcome.outgoing) : outcome.outgoing;
    site.requests.add({
      at: new Date().toISOString(),
      method,
      module: path.module.slice(0, 64),
      action: action.slice(0, 64),
      id: path.id?.slice(0, 64) ?? null,
      credential,
      user: outcome.user,
      page: integerOf(own(body, 'page')) ?? null,
      perPage: integerOf(own(body, 'per_page')) ?? null,
      httpStatus: isSilent(outgoing) ? 0 : outgoing.status,
      statusCode: outgoing.statusCode,
      processed: outcome.processed,
      fault: trouble.kinds,
      durationMs: Math.round((performance.now() - began) * 100) / 100,
    });
    await send(response, outgoing, signal);
  }

  async #outcome(exchange: Exchange, incoming: Incoming): Promise<Outcome> {
    const { settings } = exchange.site;
    const { standing, trouble } = incoming;
    if (settings.blockDefaultUserAgent && isDefaultAgent(incoming.agent)) return notCarriedOut(blockPage());
    if (incoming.method !== 'POST') {
      return notCarriedOut(
        refused(new Refusal(405, 'Every call is a POST'), settings, { ...standing.headers, allow: 'POST' }, 405),
      );
    }
    if (standing.refused) {
      const headers = { ...standing.headers, ...retryAfter(settings.retryAfter, standing.wait, Date.now()) };
      return notCarriedOut(
        refused(
          new Refusal(429, 'Too many requests'),
          settings,
          headers,
          settings.rateLimitStyle === 'http' ? 429 : 200,
        ),
      );
    }
    const fault = trouble.answer;
    const around = { limits: standing.headers, statusCodes: codeForm(settings, trouble) };
    if (fault !== undefined && !isProcessed(fault))
      return notCarriedOut(faultAnswer(fault, { ...around, right: undefined }));
    const right = await this.#answer(exchange, incoming);
    if (fault !== undefined) return { ...right, outgoing: faultAnswer(fault, { ...around, right: right.outgoing }) };
    if (trouble.slowBody === undefined) return right;
    return { ...right, outgoing: { ...right.outgoing, manner: { kind: 'drip', ms: trouble.slowBody } } };
  }

  async #answer(exchange: Exchange, { parsed, standing, trouble, text }: Incoming): Promise<Outcome> {
    const { site, path, base } = exchange;
    const { settings } = site;
    const form = codeForm(settings, trouble);
    if (parsed instanceof Refusal) {
      return notCarriedOut(
        refused(parsed, settings, standing.headers, parsed.statusCode === 413 ? 413 : undefined, form),
      );
    }
    const { reply, user } = await this.#api.answer({ site, ...path, text, pageTrouble: trouble.pages, base }, parsed);
    if (reply instanceof Refusal)
      return { outgoing: refused(reply, settings, standing.headers, undefined, form), user, processed: false };
    return { outgoing: answered(reply, standing.headers, form), user, processed: true };
  }
}

function notCarriedOut(outgoing: Outgoing): Outcome {
  return { outgoing, user: null, processed: false };
}

function codeForm(settings: SiteSettings, trouble: Trouble): SiteSettings['statusCodes'] {
  return trouble.stringStatusCodes ? 'text' : settings.statusCodes;
}

function closing(outgoing: Outgoing): Outgoing {
  return { ...outgoing, headers: { ...outgoing.headers, connection: 'close' } };
}

/** Whether not even a status is sent. */
function isSilent({ manner }: Outgoing): boolean {
  return manner.kind === 'reset' || (manner.kind === 'stall' && manner.stage === 'headers');
}

/** A client that says nothing of itself, or only which library it is. */
function isDefaultAgent(agent = ''): boolean {
  return agent === '' || /^(?:node|undici|axios|got|python|curl|wget|java|okhttp|go-http|php|guzzle)/i.test(agent);
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
  settings: SiteSettings,
  limits: LimitHeaders,
  status?: number,
  form = settings.statusCodes,
): Outgoing {
  return {
    status: status ?? (settings.errorStyle === 'status' ? refusal.statusCode : 200),
    headers: { 'content-type': 'application/json', ...limits },
    body: refusalText(refusal, settings.messageShape, form),
    manner: whole,
    statusCode: refusal.statusCode,
  };
}
