import type { Property } from '@tandem/connector-kit';
import type { PropertyAccess } from '../database/tables.ts';

/** A value that is no secret: text, or a map of names to names. */
export type PlainValue = string | Readonly<Record<string, string>>;

/** A secret as kept: not the secret, but what it was saved with, and when. */
export interface KeptSecret {
  /** As {@link destinationOf} gave it when the secret was saved. */
  readonly destination: string;
  /** Differs whenever the secret was saved anew. */
  readonly savedAt: string;
}

/** What one side has set: the partner, or an account. */
export interface PropertyLayer {
  readonly values: ReadonlyMap<string, PlainValue>;
  readonly secrets: ReadonlyMap<string, KeptSecret>;
}

/** What the partner has set, and what accounts may do with it. */
export interface SetupLayer extends PropertyLayer {
  readonly access: ReadonlyMap<string, PropertyAccess>;
}

/** A property's effective value: where it comes from, and the value itself unless it is a secret. */
export type ResolvedProperty =
  | { readonly is: 'value'; readonly value: PlainValue; readonly from: 'account' | 'setup' | 'default' }
  | { readonly is: 'secret'; readonly from: 'account' | 'setup'; readonly savedAt: string };

export interface Resolution {
  /** Only what has a value. */
  readonly properties: ReadonlyMap<string, ResolvedProperty>;
  /** Where requests go with these values, as a text that two equal destinations share. */
  readonly destination: string;
}

export const emptyLayer: PropertyLayer = { values: new Map(), secrets: new Map() };
export const emptySetup: SetupLayer = { ...emptyLayer, access: new Map() };

/**
 * The effective values: the account's over the partner's over the defaults. Where the partner hid a property, the partner's value stands.
 *
 * A secret is used only with the destination it was saved with (`security.md`): an account that sets a destination of its own inherits none, also
 * where it sets the partner's very values, since that would tell it what the partner hid.
 *
 * @param generated values made once for each account connector, for properties that nobody gave
 */
export function resolveProperties(
  definitions: readonly Property[],
  setup: SetupLayer,
  account: PropertyLayer = emptyLayer,
  generated: ReadonlyMap<string, string> = new Map(),
): Resolution {
  const properties = new Map<string, ResolvedProperty>();
  for (const definition of definitions) {
    if (definition.kind === 'secret') continue;
    const resolved = resolveValue(definition, setup, account, generated);
    if (resolved !== undefined) properties.set(definition.name, resolved);
  }
  const destination = destinationOf(definitions, properties);
  const ownDestination = definitions.some(
    ({ name, destination: decides }) => decides === true && properties.get(name)?.from === 'account',
  );
  for (const { name, kind } of definitions) {
    if (kind !== 'secret') continue;
    const resolved = resolveSecret(name, setup, account, destination, ownDestination);
    if (resolved !== undefined) properties.set(name, resolved);
  }
  return { properties, destination };
}

function resolveValue(
  definition: Property,
  setup: SetupLayer,
  account: PropertyLayer,
  generated: ReadonlyMap<string, string>,
): ResolvedProperty | undefined {
  const { name } = definition;
  const access = setup.access.get(name);
  const own = access === 'hidden' ? undefined : account.values.get(name);
  if (own !== undefined) return { is: 'value', value: own, from: 'account' };
  const inherited = access === 'ask' ? undefined : setup.values.get(name);
  if (inherited !== undefined) return { is: 'value', value: inherited, from: 'setup' };
  const otherwise = definition.default ?? generated.get(name);
  return otherwise === undefined ? undefined : { is: 'value', value: otherwise, from: 'default' };
}

function resolveSecret(
  name: string,
  setup: SetupLayer,
  account: PropertyLayer,
  destination: string,
  ownDestination: boolean,
): ResolvedProperty | undefined {
  const access = setup.access.get(name);
  const own = access === 'hidden' ? undefined : account.secrets.get(name);
  if (own?.destination === destination) return { is: 'secret', from: 'account', savedAt: own.savedAt };
  const inherited = access === 'ask' || ownDestination ? undefined : setup.secrets.get(name);
  return inherited?.destination === destination
    ? { is: 'secret', from: 'setup', savedAt: inherited.savedAt }
    : undefined;
}

/** The values of all properties that decide where requests go, as one text. */
function destinationOf(definitions: readonly Property[], properties: ReadonlyMap<string, ResolvedProperty>): string {
  return JSON.stringify(
    definitions
      .filter(({ destination }) => destination === true)
      .map(({ name }) => {
        const resolved = properties.get(name);
        return [name, resolved?.is === 'value' ? inOrder(resolved.value) : null];
      }),
  );
}

/** A map's entries by name, so that their order makes no difference; an empty map is none. */
function inOrder(value: PlainValue): unknown {
  if (typeof value === 'string') return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return entries.length === 0 ? null : entries;
}
