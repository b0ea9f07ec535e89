import { afterAll, beforeAll, describe } from 'vitest';
import { createCaller, type Caller } from '../caller.ts';
import { MemorySiteCaches } from '../call/memory-site-cache.ts';
import { MemoryQuotaStore } from '../quota/memory-quota-store.ts';
import { createSiteBudgets } from '../quota/site-budget.ts';
import { openTransport } from '../request/open-transport.ts';
import { MemorySessionStore } from '../session/memory-session-store.ts';
import { createSessions } from '../session/sessions.ts';
import type { Connector } from '../definition/connector.ts';
import { itBehaves } from './behaviour-conformance.ts';
import type { ConformanceProtocol, ConformanceSubject } from './conformance-subject.ts';
import { itChoosesCredentials } from './credential-conformance.ts';
import { itIsWellDefined } from './definition-conformance.ts';

export type { ConformanceProtocol, ConformanceSubject, Misbehaviour, Sample } from './conformance-subject.ts';

/**
 * The suite that every connector inherits: its definition is sound, each method takes the right credential, and calls end as the
 * error table says, however the application misbehaves.
 */
export function describeConformance(
  connector: Connector,
  start: () => Promise<ConformanceSubject>,
  protocol: ConformanceProtocol = {},
): void {
  describe(`conformance of ${connector.name}`, () => {
    let subject: ConformanceSubject | undefined;
    let caller: Caller | undefined;
    let closeHttp: (() => Promise<void>) | undefined;

    beforeAll(async () => {
      const started = await start();
      subject = started;
      const http = openTransport(connector, started.operator, { maxResponseBytes: 4_000_000 });
      closeHttp = () => http.close();
      caller = createCaller({
        connector,
        operator: started.operator,
        http,
        sessions: createSessions({ store: new MemorySessionStore(), leaseMs: 5_000 }),
        budgets: createSiteBudgets({
          store: new MemoryQuotaStore(),
          budget: { requests: Number.POSITIVE_INFINITY, windowMs: 1_000 },
        }),
        caches: new MemorySiteCaches(),
        limits: { tryMs: 500, deadlineMs: 10_000, waitMs: 5_000 },
        random: () => 0,
      });
    });

    afterAll(async () => {
      await closeHttp?.();
      await subject?.close();
    });

    describe('definition', () => itIsWellDefined(connector));
    describe('credentials', () =>
      itChoosesCredentials(
        () => there(subject),
        () => there(caller),
      ));
    describe('behaviour', () =>
      itBehaves(
        () => there(subject),
        () => there(caller),
        protocol,
      ));
  });
}

function there<T>(value: T | undefined): T {
  if (value === undefined) {
    throw new Error('The stand-in has not started.');
  }
  return value;
}
