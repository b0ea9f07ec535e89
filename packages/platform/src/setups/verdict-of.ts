import type { ModeVerdict } from '../database/tables.ts';
import type { ModeVerification } from './capability.ts';

/** What is kept of a verification; undefined where it says nothing of the credential, so that what was known before stays. */
export function verdictOf(verification: ModeVerification, basis: string, at: Date): ModeVerdict | undefined {
  if (verification.status === 'ok') return { status: 'ok', at: at.toISOString(), basis };
  if (!verification.refused) return undefined;
  return { status: 'failed', detail: verification.error.message, at: at.toISOString(), basis };
}
