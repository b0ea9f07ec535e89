import { createHash } from 'node:crypto';
import { TandemError } from '@tandem/connector-kit';
import { z } from 'zod';
import { recordChange } from '../../definition/trigger.ts';
import type { Program } from '../../frame/program.ts';
import type { HookEvent } from '../hook-event.ts';
import { changesOf, subscribedOf } from './wanted-subscriptions.ts';

const query = z.looseObject({ change: recordChange });

/** What an application told of, as a run takes it. */
export interface Told {
  readonly event: Readonly<Record<string, unknown>>;
  /** The same for what is delivered again. */
  readonly dedupeKey: string;
}

/**
 * Reads what an application delivered to a cycle that has subscribed; undefined for a cycle that has not. Of what came nothing is kept but which record
 * it is about: anybody who knows the address can send it.
 *
 * @throws TandemError `request_malformed` where it is no delivery of the application, or of a change that was not subscribed
 */
export function readTold(program: Program, { body, query: given, receivedAt }: HookEvent): Told | undefined {
  const subscribed = subscribedOf(program, 0);
  if (subscribed === undefined) return undefined;
  const change = query.safeParse(given).data?.change;
  const recordId = subscribed.webhooks.readDelivery(body);
  if (recordId === undefined || change === undefined || !changesOf(subscribed.subscription).includes(change)) {
    throw new TandemError('request_malformed', 'This is nothing that the cycle has subscribed.', {
      hint: 'The application sends it to the address that it was given, with ?change= and what it is told to tell of.',
    });
  }
  const hash = createHash('sha256')
    .update(JSON.stringify(body) ?? '')
    .digest('base64url');
  return {
    event: { change, recordId, source: 'delivery', receivedAt },
    dedupeKey: `told/${change}/${recordId}/${hash}`,
  };
}
