import type { Connector } from '@tandem/connector-kit';
import type { ModeVerdict } from '../database/tables.ts';
import type { Completeness } from './completeness.ts';

export type Status = 'setupRequired' | 'ready' | 'connected' | 'failed';

/** A status, and one sentence that tells why it is so, where there is something to tell. */
export interface StatusWithDetail {
  readonly status: Status;
  readonly detail: string | undefined;
}

/** The verdicts that still count: of modes that are configured, on the values that they were verified with. */
export function validVerdicts(
  { basis }: Pick<Completeness, 'basis'>,
  verdicts: Readonly<Record<string, ModeVerdict>>,
): ReadonlyMap<string, ModeVerdict> {
  return new Map(
    [...basis].flatMap(([mode, current]): [string, ModeVerdict][] => {
      const verdict = Object.hasOwn(verdicts, mode) ? verdicts[mode] : undefined;
      return verdict?.basis === current ? [[mode, verdict]] : [];
    }),
  );
}

/**
 * `setupRequired` while a required value is missing, `failed` where a configured mode was refused or the site cannot be reached from here by
 * decision, `connected` where one was verified and none refused, else `ready`.
 *
 * @param siteProblem why the values lead to no permitted site, such as a sandbox that is switched off
 */
export function statusOf(
  connector: Connector,
  { missing, configured }: Pick<Completeness, 'missing' | 'configured'>,
  verdicts: ReadonlyMap<string, ModeVerdict>,
  siteProblem: string | undefined,
): StatusWithDetail {
  if (missing.length > 0) return { status: 'setupRequired', detail: `${labelsOf(connector, missing)} is missing.` };
  if (siteProblem !== undefined) return { status: 'failed', detail: siteProblem };
  if (configured.size === 0)
    return { status: 'setupRequired', detail: `No credential is complete: ${eachMode(connector)}.` };
  const refused = connector.modes.filter(({ name }) => configured.has(name) && verdicts.get(name)?.status === 'failed');
  if (refused.length > 0) {
    return {
      status: 'failed',
      detail: refused
        .map(({ name, label }) => `${label}: ${verdicts.get(name)?.detail ?? 'it was refused.'}`)
        .join(' '),
    };
  }
  const verified = [...configured].some((mode) => verdicts.get(mode)?.status === 'ok');
  return { status: verified ? 'connected' : 'ready', detail: undefined };
}

function eachMode(connector: Connector): string {
  return connector.modes.map(({ label, required }) => `${label} needs ${labelsOf(connector, required)}`).join('; ');
}

function labelsOf(connector: Connector, names: readonly string[]): string {
  return names
    .map((name) => connector.properties.find((property) => property.name === name)?.label ?? name)
    .join(' and ');
}
