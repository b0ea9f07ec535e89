import type { Connector, PropertyValues, Site, SiteFindings, SiteQuota, TandemError } from '@tandem/connector-kit';
import type { Kysely } from 'kysely';
import type { Database } from '../database/tables.ts';

/** What is verified: an account connector, or the partner's setup alone. */
export interface Subject {
  /** `ins_...`, or `setup_` and the connector's key. */
  readonly id: string;
  /** The account's id, or `partner`. */
  readonly tenant: string;
  readonly connector: Connector;
  readonly properties: PropertyValues;
}

/** What verifying one mode gave. */
export type ModeVerification =
  | {
      readonly status: 'ok';
      readonly findings: SiteFindings;
      readonly quota?: SiteQuota;
      /** Seconds that the application's clock is ahead of ours. */
      readonly clockSkewSeconds?: number;
    }
  | {
      readonly status: 'failed';
      readonly error: TandemError;
      /** The credential was judged wrong. Otherwise something else was in the way, which says nothing of it. */
      readonly refused: boolean;
    };

/** What can call the application; the platform's calls give it to those who set values and want them verified. */
export interface Verifier {
  /** Makes the connector's verifying call by one mode; a login that was refused before is tried again. Throws only where the signal is aborted. */
  verify(
    subject: Subject & { readonly site: Site; readonly verified: boolean },
    mode: string,
    signal: AbortSignal,
  ): Promise<ModeVerification>;
  /** Drops the sessions that stand on values which are about to be replaced; in the transaction that replaces them. */
  forgetSessions(
    database: Kysely<Database>,
    of: { readonly installation: string } | { readonly connector: string },
  ): Promise<void>;
}

/** Verifies each configured mode, all at the same time. */
export async function verifyModes(
  verifier: Verifier,
  subject: Subject & { readonly site: Site; readonly verified: boolean },
  modes: Iterable<string>,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, ModeVerification>> {
  return new Map(
    await Promise.all([...modes].map(async (mode) => [mode, await verifier.verify(subject, mode, signal)] as const)),
  );
}
