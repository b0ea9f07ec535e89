import type { Connector, PropertyValue, PropertyValues, Secret } from '@tandem/connector-kit';
import type { Vault } from '../vault/vault.ts';
import type { Resolution } from './resolve-properties.ts';
import { openSetupSecret, type SealedSecret, type StoredSetup } from './setup-store.ts';

/** What opens the secrets that the account set itself. */
export type OpenAccountSecret = (property: string) => Promise<Secret>;

/** The values that calls are made with: the resolution, its secrets opened. */
export async function openProperties(
  connector: Connector,
  { properties }: Resolution,
  vault: Vault,
  setup: Pick<StoredSetup, 'sealed'>,
  openAccountSecret: OpenAccountSecret,
): Promise<PropertyValues> {
  const entries = await Promise.all(
    [...properties].map(async ([name, resolved]): Promise<[string, PropertyValue]> => {
      if (resolved.is === 'value') return [name, resolved.value];
      if (resolved.from === 'account') return [name, await openAccountSecret(name)];
      return [name, await openSetupSecret(vault, connector, name, sealedOf(setup, name))];
    }),
  );
  return new Map(entries);
}

/** The values without the secrets: enough to know which site they lead to. */
export function plainProperties({ properties }: Resolution): PropertyValues {
  return new Map(
    [...properties].flatMap(([name, resolved]) => (resolved.is === 'value' ? [[name, resolved.value]] : [])),
  );
}

function sealedOf(setup: Pick<StoredSetup, 'sealed'>, name: string): SealedSecret {
  const sealed = setup.sealed.get(name);
  if (sealed === undefined) throw new Error(`The setup was resolved to a secret that it has not: ${name}`);
  return sealed;
}
