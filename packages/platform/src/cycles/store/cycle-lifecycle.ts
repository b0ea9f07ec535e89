import type { Kysely } from 'kysely';
import type { Database } from '../../database/tables.ts';
import type { CycleDocument } from '../definition/cycle-document.ts';

/** A cycle with the version that triggers start. */
export interface LiveCycle {
  readonly id: string;
  readonly accountId: string;
  readonly name: string;
  readonly enabled: boolean;
  readonly version: number;
  readonly document: CycleDocument;
  /** Account connectors by slot. */
  readonly bindings: Readonly<Record<string, string>>;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** A cycle whose triggers are to stop. */
export type StoppedCycle = Pick<LiveCycle, 'id' | 'accountId' | 'name'>;

/** What becomes of triggers when a cycle changes; each in the transaction of the change, so nothing but the database is to be waited for. */
export interface CycleLifecycle {
  /** It was disabled, and its triggers begin. */
  onEnabled(transaction: Kysely<Database>, cycle: LiveCycle): Promise<void>;
  /** It was enabled, and its triggers end: it was disabled, or is about to be deleted. */
  onDisabled(transaction: Kysely<Database>, cycle: StoppedCycle): Promise<void>;
  /** Another version is live from now on; enabled or not. */
  onPublished(transaction: Kysely<Database>, cycle: LiveCycle): Promise<void>;
}

/** Tells several of each change, one after the other. */
export function togetherOf(several: readonly CycleLifecycle[]): CycleLifecycle {
  return {
    async onEnabled(transaction, cycle) {
      for (const one of several) await one.onEnabled(transaction, cycle);
    },
    async onDisabled(transaction, cycle) {
      for (const one of several) await one.onDisabled(transaction, cycle);
    },
    async onPublished(transaction, cycle) {
      for (const one of several) await one.onPublished(transaction, cycle);
    },
  };
}
