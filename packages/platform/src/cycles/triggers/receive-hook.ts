import { setTimeout as wait } from 'node:timers/promises';
import { TandemError } from '@tandem/connector-kit';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { crashPoint } from '../../crash-points/crash-point.ts';
import { executePrepared, type PreparedStatement } from '../../database/prepared.ts';
import { notFound } from '../../http/not-found.ts';
import { defineRoute, type Route } from '../../http/route.ts';
import { hashOfSecret } from '../../people/opaque-secret.ts';
import type { RunDriver } from '../engine/run-driver.ts';
import { runsTogether, type Turns } from '../engine/turns.ts';
import type { Programs } from '../frame/program.ts';
import { readRunEnd, type RunEnded } from '../runs/read-run-end.ts';
import { openValue, type RunBooks } from '../runs/run-books.ts';
import { NotLive, startRun, systemActor, type StartedRun } from '../runs/start-run.ts';
import { readTold } from './subscriptions/read-told.ts';
import { dedupeKeyOf, isProbe, readHookEvent, type HookEvent } from './hook-event.ts';

export interface HookTools {
  readonly books: RunBooks;
  readonly programs: Programs;
  readonly driver: RunDriver;
  readonly turns: Turns;
}

interface Row {
  readonly id: string;
  readonly account_id: string;
  readonly enabled: boolean;
  readonly live_version: number | null;
}

const findHook: PreparedStatement = {
  name: 'cycle-find-hook',
  text: 'select id, account_id, enabled, live_version from cycles where hook_hash = $1',
};

/** A delivery may hold as much. */
const mostBody = 4 * 1024 * 1024;
/** Whoever waits for a result is told to look for it later after this. */
const mostWaitMs = 25_000;
const lookEveryMs = 100;
const rememberedMs = 2_000;
const mostRemembered = 5_000;

/** `/v1/hooks/{hook}`: the address at which a cycle takes its events. */
export function hookRoutes(tools: HookTools): readonly Route[] {
  const hooks = new Hooks(tools.books);
  const shared = { path: '/v1/hooks/{hook}', tag: 'Runs', rights: 'public', answer: z.unknown() } as const;
  return [
    defineRoute({
      ...shared,
      operation: 'probeHook',
      verb: 'GET',
      anyBody: true,
      summary: 'Answers that the address of a cycle takes events',
      handler: async ({ params }) => {
        await hooks.find(params.hook);
        return { ready: true };
      },
    }),
    defineRoute({
      ...shared,
      operation: 'deliverToHook',
      verb: 'POST',
      anyBody: true,
      bodyLimit: mostBody,
      summary: 'Takes an event for a cycle; an empty body is a probe',
      description:
        'Answers once the event is stored. Where the cycle answers with its result, with that; `202` and the id of the run where it takes too long.',
      audit: 'ownRecord',
      handler: async ({ params, request, reply, signal }) => {
        const hook = await hooks.find(params.hook);
        if (isProbe(request)) return { ready: true };
        const event = readHookEvent(request);
        try {
          return await deliver(tools, hook, event, reply, signal);
        } catch (error) {
          if (!(error instanceof NotLive) && !isNotEnabled(error)) throw error;
          hooks.forget(params.hook);
          return deliver(tools, await hooks.find(params.hook), event, reply, signal);
        }
      },
    }),
  ];
}

/** What stands behind addresses is remembered for a moment; a delivery is taken only if it is still so. */
class Hooks {
  readonly #books: RunBooks;
  readonly #remembered = new Map<string, { readonly row: Row; readonly until: number }>();

  constructor(books: RunBooks) {
    this.#books = books;
  }

  /** @throws TandemError `not_found` */
  async find(secret: string): Promise<Row> {
    const known = this.#remembered.get(secret);
    if (known !== undefined && performance.now() < known.until) return known.row;
    const [row] = await executePrepared<Row>(this.#books.pool, findHook, [hashOfSecret(secret)]);
    if (row === undefined) throw notFound();
    if (this.#remembered.size >= mostRemembered) this.#remembered.clear();
    this.#remembered.set(secret, { row, until: performance.now() + rememberedMs });
    return row;
  }

  forget(secret: string): void {
    this.#remembered.delete(secret);
  }
}

/** It may be enabled again since. */
function isNotEnabled(error: unknown): boolean {
  return error instanceof TandemError && error.code === 'conflict';
}

async function deliver(
  tools: HookTools,
  hook: Row,
  event: HookEvent,
  reply: FastifyReply,
  signal: AbortSignal,
): Promise<FastifyReply> {
  const { books, programs, turns } = tools;
  if (!hook.enabled || hook.live_version === null) {
    throw new TandemError('conflict', 'The cycle behind this address is not enabled.', {
      hint: 'Enable it, and send the event again.',
    });
  }
  const program = await programs.find(hook.id, hook.live_version);
  const { trigger } = program.document;
  if (trigger.kind !== 'webhook') throw notFound();
  const told = readTold(program, event);
  const inTurn = trigger.answer === 'result';
  const started = await startRun(
    books,
    {
      cycleId: hook.id,
      accountId: hook.account_id,
      version: hook.live_version,
      trigger: 'webhook',
      event: told?.event ?? event,
      dedupeKey: told === undefined ? dedupeKeyOf(trigger, event) : told.dedupeKey,
      actor: systemActor,
      onlyIfLive: true,
    },
    { atOnce: inTurn ? runsTogether : 0 },
  );
  crashPoint('trigger.event-stored');
  if (started.isNew && !started.taken) await turns.ask(books.database, hook.account_id);
  if (!inTurn) return reply.code(202).send({ run: started.id });
  return sendResult(reply, started.id, await resultOf(tools, hook, told?.event ?? event, started, signal));
}

/** What the run ended with; undefined where that takes too long. */
async function resultOf(
  { books, driver, turns }: HookTools,
  hook: Row,
  event: unknown,
  started: StartedRun,
  signal: AbortSignal,
): Promise<RunEnded | undefined> {
  if (started.taken) {
    const run = {
      id: started.id,
      cycleId: hook.id,
      accountId: hook.account_id,
      version: hook.live_version ?? 0,
      trigger: 'webhook' as const,
      epoch: started.epoch,
      rootId: started.rootId,
      event: null,
      loopStep: null,
      createdAt: new Date(),
    };
    const driven = await driver.drive(run, { until: performance.now() + mostWaitMs, event: { value: event } });
    if (driven.is === 'ended') return driven;
    if (driven.is !== 'lost') await turns.askNext(hook.account_id);
    if (driven.is === 'waits') return undefined;
  }
  for (const until = Date.now() + mostWaitMs; Date.now() < until && !signal.aborted;) {
    const ended = await readRunEnd(books, started.id);
    if (ended !== undefined) {
      return { ...ended, answer: await openValue(books, hook.account_id, started.id, 'answer', ended.sealedAnswer) };
    }
    await wait(lookEveryMs, undefined, { signal }).catch(() => undefined);
  }
  return undefined;
}

function sendResult(reply: FastifyReply, run: string, ended: RunEnded | undefined): FastifyReply {
  if (ended === undefined) return reply.code(202).send({ run });
  reply.header('tandem-run', run);
  if (ended.answer !== undefined) return reply.code(200).send(ended.answer);
  if (ended.state === 'succeeded') return reply.code(200).send({ run, state: ended.state });
  return reply
    .code(502)
    .send({ run, state: ended.state, ...(ended.problem !== undefined && { problem: ended.problem }) });
}
