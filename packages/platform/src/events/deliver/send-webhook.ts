import { revealSecret, TandemError, type OperatorSettings, type Secret, type Transport } from '@tandem/connector-kit';
import { Webhook } from 'standardwebhooks';
import { z } from 'zod';
import { webhookSite } from '../webhook-site.ts';
import type { Outcome, Telling } from './outcome.ts';

export interface WebhookNeeds {
  readonly http: Transport;
  readonly operator: OperatorSettings;
}

const timeoutMs = 15_000;
const gone = 410;

/**
 * Posts an event to a URL, signed as Standard Webhooks has it by each of the secrets. Only a status of the 200s counts as taken; no redirect is
 * followed, and of the answer only the status is looked at.
 */
export async function sendWebhook(
  { http, operator }: WebhookNeeds,
  address: string,
  secrets: readonly Secret[],
  telling: Telling,
  signal: AbortSignal,
): Promise<Outcome> {
  const body = z.json().parse({ type: telling.type, timestamp: telling.at.toISOString(), data: telling.data });
  const sentAt = new Date();
  try {
    const { site, path } = webhookSite(address, operator);
    const exchange = await http.exchange(
      site,
      {
        verb: 'POST',
        path,
        headers: {
          'webhook-id': telling.id,
          'webhook-timestamp': String(Math.floor(sentAt.getTime() / 1000)),
          'webhook-signature': signaturesOf(secrets, telling.id, sentAt, JSON.stringify(body)),
        },
        body,
      },
      { signal, timeoutMs, unsafe: true, wantsFile: false },
    );
    if (exchange.is === 'failure') {
      const { httpStatus, detail } = exchange.failure;
      // An answer that is too long to read was one all the same.
      return exchange.failure.reason === 'tooLarge' && httpStatus !== undefined
        ? judge(httpStatus)
        : { is: 'refused', problem: detail, forGood: false, ...(httpStatus !== undefined && { status: httpStatus }) };
    }
    return judge(exchange.is === 'answer' ? exchange.answer.status : exchange.file.status);
  } catch (error) {
    if (error instanceof TandemError)
      return {
        is: 'refused',
        problem: [error.message, error.facts.errors?.[0]?.detail ?? ''].join(' ').trim(),
        forGood: false,
      };
    throw error;
  }
}

function judge(status: number): Outcome {
  if (status >= 200 && status < 300) return { is: 'taken', status };
  if (status === gone) return { is: 'refused', status, problem: 'It answered 410: gone.', forGood: true };
  const words = status >= 300 && status < 400 ? ', a redirect, which is not followed' : '';
  return { is: 'refused', status, problem: `It answered ${status}${words}.`, forGood: false };
}

function signaturesOf(secrets: readonly Secret[], id: string, at: Date, body: string): string {
  return secrets.map((secret) => new Webhook(revealSecret(secret)).sign(id, at, body)).join(' ');
}
