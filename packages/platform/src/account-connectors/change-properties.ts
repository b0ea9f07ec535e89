import {
  TandemError,
  type Connector,
  type FieldProblem,
  type OperatorSettings,
  type Secret,
} from '@tandem/connector-kit';
import { plainProperties } from '../setups/open-properties.ts';
import { readWishes, type PropertyInput } from '../setups/read-wishes.ts';
import {
  resolveProperties,
  type KeptSecret,
  type PlainValue,
  type PropertyLayer,
  type SetupLayer,
} from '../setups/resolve-properties.ts';
import { refuseSite } from '../setups/site-of.ts';
import { generatedValues } from './stored-installation.ts';

/** What an account connector's own values become. */
export interface ChangedProperties {
  readonly values: ReadonlyMap<string, PlainValue>;
  /** Names of secrets that stay as they are. */
  readonly keptSecrets: ReadonlySet<string>;
  readonly newSecrets: ReadonlyMap<string, Secret>;
  /** What new secrets are saved with. */
  readonly destination: string;
}

/**
 * Applies what is written to an account connector: what is left out stays, null lets the partner's value apply again. A secret whose
 * destination changed and that is not given again is cleared.
 *
 * @throws TandemError `input_invalid`, `address_refused`
 */
export function changeProperties(
  connector: Connector,
  operator: OperatorSettings,
  setup: SetupLayer,
  current: PropertyLayer,
  deviceId: string,
  inputs: ReadonlyMap<string, PropertyInput>,
): ChangedProperties {
  const wishes = readWishes(connector, operator, inputs);
  refuseHidden(
    connector,
    setup,
    [...wishes].filter(([, wish]) => wish.is === 'value' || wish.is === 'secret').map(([name]) => name),
  );
  const values = new Map(current.values);
  const secrets = new Map<string, KeptSecret>(current.secrets);
  const newSecrets = new Map<string, Secret>();
  for (const [name, wish] of wishes) {
    if (wish.is === 'keep') continue;
    values.delete(name);
    secrets.delete(name);
    if (wish.is === 'value') values.set(name, wish.value);
    if (wish.is === 'secret') newSecrets.set(name, wish.secret);
  }
  const resolution = resolveProperties(
    connector.properties,
    setup,
    { values, secrets: new Map() },
    generatedValues(connector, deviceId),
  );
  refuseSite(connector, plainProperties(resolution), operator);
  const { destination } = resolution;
  const kept = [...secrets].filter(([, secret]) => secret.destination === destination).map(([name]) => name);
  return { values, keptSecrets: new Set(kept), newSecrets, destination };
}

/**
 * Refuses to touch what the partner hid: it is the partner's alone.
 *
 * @throws TandemError `input_invalid` that names those that are hidden
 */
export function refuseHidden(connector: Connector, setup: SetupLayer, names: readonly string[]): void {
  const errors = names
    .filter((name) => setup.access.get(name) === 'hidden')
    .map((name): FieldProblem => {
      const label = connector.properties.find((property) => property.name === name)?.label ?? name;
      return {
        field: `properties.${name}`,
        code: 'not_writable',
        detail: `${label} is set for all accounts in the setup of ${connector.name}.`,
      };
    });
  if (errors.length === 0) return;
  throw new TandemError('input_invalid', 'What the setup hides cannot be set in an account.', {
    errors,
    hint: 'Make the property editable in the setup, or leave it out here.',
  });
}
