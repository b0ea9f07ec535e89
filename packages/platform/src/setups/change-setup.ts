import {
  TandemError,
  type Connector,
  type FieldProblem,
  type OperatorSettings,
  type Secret,
} from '@tandem/connector-kit';
import type { Kysely } from 'kysely';
import type { Database, PropertyAccess } from '../database/tables.ts';
import type { Vault } from '../vault/vault.ts';
import { plainProperties } from './open-properties.ts';
import { readWishes, type PropertyInput, type PropertyWish } from './read-wishes.ts';
import { resolveProperties, type KeptSecret, type PlainValue, type SetupLayer } from './resolve-properties.ts';
import { sealSetupSecret, type StoredSetup } from './setup-store.ts';
import { refuseSite } from './site-of.ts';

/** One property as a setup is written: null takes it out of the setup. */
export type SetupInput = null | {
  readonly value?: PropertyInput | undefined;
  readonly isSet?: boolean | undefined;
  readonly access?: PropertyAccess | undefined;
};

interface ChangedSetup {
  readonly layer: SetupLayer;
  readonly newSecrets: ReadonlyMap<string, Secret>;
}

/**
 * Applies what the partner writes to a setup: what is left out stays. A secret whose destination changed and that is not given again is cleared,
 * and asked for at install from then on.
 *
 * @throws TandemError `input_invalid`, `address_refused`; nothing is kept then
 */
export async function changeSetup(
  database: Kysely<Database>,
  vault: Vault,
  operator: OperatorSettings,
  connector: Connector,
  current: StoredSetup,
  inputs: ReadonlyMap<string, SetupInput>,
): Promise<void> {
  const { layer, newSecrets } = applyInputs(connector, operator, current.layer, inputs);
  const { properties, destination } = resolveProperties(connector.properties, { ...layer, secrets: new Map() });
  refuseSite(connector, plainProperties({ properties, destination }), operator);
  const kept = [...layer.secrets]
    .filter(([name, secret]) => !newSecrets.has(name) && secret.destination === destination)
    .map(([name]) => name);
  const cleared = [...layer.secrets.keys()].filter((name) => !newSecrets.has(name) && !kept.includes(name));
  await writeSetup(database, connector, layer, new Set(cleared));
  await database
    .deleteFrom('setup_secrets')
    .where('connector', '=', connector.key)
    .where(({ eb, not }) => (kept.length === 0 ? eb.lit(true) : not(eb('property', 'in', kept))))
    .execute();
  for (const [property, secret] of newSecrets) {
    const ciphertext = await sealSetupSecret(vault, connector, property, destination, secret);
    await database
      .insertInto('setup_secrets')
      .values({ connector: connector.key, property, ciphertext, destination, updated_at: new Date() })
      .execute();
  }
}

async function writeSetup(
  database: Kysely<Database>,
  connector: Connector,
  layer: SetupLayer,
  cleared: ReadonlySet<string>,
): Promise<void> {
  const entries = [...layer.access]
    .filter(([name]) => !cleared.has(name))
    .map(([name, access]) => [name, { access, ...(layer.values.has(name) ? { value: layer.values.get(name) } : {}) }]);
  const properties = JSON.stringify(Object.fromEntries(entries));
  await database
    .insertInto('setups')
    .values({ connector: connector.key, properties })
    .onConflict((conflict) => conflict.column('connector').doUpdateSet({ properties, updated_at: new Date() }))
    .execute();
}

function applyInputs(
  connector: Connector,
  operator: OperatorSettings,
  current: SetupLayer,
  inputs: ReadonlyMap<string, SetupInput>,
): ChangedSetup {
  const wishes = readWishes(connector, operator, new Map([...inputs].map(([name, input]) => [name, input?.value])));
  const access = new Map(current.access);
  const values = new Map(current.values);
  const secrets = new Map(current.secrets);
  const newSecrets = new Map<string, Secret>();
  const problems: FieldProblem[] = [];
  for (const [name, input] of inputs) {
    const wanted = input === null ? undefined : wantedAccess(input, access.get(name));
    if (wanted === undefined) access.delete(name);
    else access.set(name, wanted);
    if (wanted === undefined || wanted === 'ask') {
      values.delete(name);
      secrets.delete(name);
      const wish = wishes.get(name)?.is;
      if (wish === 'value' || wish === 'secret')
        problems.push(problemOf(name, 'invalid', 'A property that is asked for at install has no value here.'));
      continue;
    }
    put(name, wishes.get(name), values, secrets, newSecrets);
    const isThere = values.has(name) || secrets.has(name) || newSecrets.has(name);
    if (!isThere && wanted === 'hidden') problems.push(problemOf(name, 'required', 'A hidden property needs a value.'));
    // Offering no value as the default is to ask for it.
    if (!isThere && wanted === 'editable') access.set(name, 'ask');
  }
  if (problems.length > 0) throw new TandemError('input_invalid', 'The setup does not fit.', { errors: problems });
  return { layer: { access, values, secrets }, newSecrets };
}

/** What is given a value without a word on access is offered to accounts, unless it was said before; what is cleared is asked for. */
function wantedAccess(input: NonNullable<SetupInput>, current: PropertyAccess | undefined): PropertyAccess {
  if (input.access !== undefined) return input.access;
  if (input.value === null) return 'ask';
  return current === undefined || (current === 'ask' && input.value !== undefined) ? 'editable' : current;
}

function put(
  name: string,
  wish: PropertyWish | undefined,
  values: Map<string, PlainValue>,
  secrets: Map<string, KeptSecret>,
  newSecrets: Map<string, Secret>,
): void {
  if (wish === undefined || wish.is === 'keep') return;
  values.delete(name);
  secrets.delete(name);
  if (wish.is === 'value') values.set(name, wish.value);
  if (wish.is === 'secret') newSecrets.set(name, wish.secret);
}

function problemOf(name: string, code: FieldProblem['code'], detail: string): FieldProblem {
  return { field: `properties.${name}`, code, detail };
}
