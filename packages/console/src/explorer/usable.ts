import type { UsableMethod } from '../api/account-connector-queries.ts';

/** Why a method cannot be used, in words that name what is missing; undefined where it can. */
export function reasonOf(method: UsableMethod): string | undefined {
  if (method.usable) {
    return undefined;
  }
  const ways = (method.missing ?? []).map(({ properties }) => properties.map(({ label }) => label).join(' and '));
  return `Needs ${ways.join(', or ')}`;
}
