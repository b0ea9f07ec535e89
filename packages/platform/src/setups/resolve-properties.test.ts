import type { Property } from '@tandem/connector-kit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { connectorList } from '../library/connector-list.ts';
import { testConnector } from '../testing/test-connector.ts';
import {
  emptyLayer,
  emptySetup,
  resolveProperties,
  type PlainValue,
  type PropertyLayer,
  type SetupLayer,
} from './resolve-properties.ts';

const connectors = [testConnector, ...connectorList];

function layer(values: Record<string, PlainValue>, secrets: Record<string, string> = {}): PropertyLayer {
  return {
    values: new Map(Object.entries(values)),
    secrets: new Map(Object.entries(secrets).map(([name, destination]) => [name, { destination, savedAt: 'then' }])),
  };
}

function setupOf(base: PropertyLayer, access: Record<string, 'hidden' | 'editable' | 'ask'> = {}): SetupLayer {
  const names = [...base.values.keys(), ...base.secrets.keys()];
  return { ...base, access: new Map(names.map((name) => [name, access[name] ?? 'editable'])) };
}

/** A value that fits the property, one of two different ones. */
function valueFor(property: Property, which: 0 | 1): PlainValue {
  if (property.structure === 'map') return which === 0 ? { properties: 'realEstates' } : { properties: 'houses' };
  return property.choices?.[which]?.value ?? (which === 0 ? 'acme' : 'other');
}

const { properties } = testConnector;

describe('effective values', () => {
  it("are the account's over the setup's over the defaults", () => {
    const setup = setupOf(layer({ language: 'fin', user: 'partner' }));
    const { properties: resolved } = resolveProperties(
      properties,
      setup,
      layer({ user: 'own', host: 'acme' }),
      new Map([['device', 'dev_1']]),
    );
    expect(Object.fromEntries(resolved)).toEqual({
      language: { is: 'value', value: 'fin', from: 'setup' },
      host: { is: 'value', value: 'acme', from: 'account' },
      environment: { is: 'value', value: 'live', from: 'default' },
      user: { is: 'value', value: 'own', from: 'account' },
      device: { is: 'value', value: 'dev_1', from: 'default' },
    });
  });

  it('of hidden properties are the setup’s, whatever the account has', () => {
    const setup = setupOf(layer({ user: 'partner' }), { user: 'hidden' });
    expect(resolveProperties(properties, setup, layer({ user: 'own' })).properties.get('user')).toMatchObject({
      value: 'partner',
      from: 'setup',
    });
  });

  it('of properties that are asked for are never the setup’s', () => {
    const setup = setupOf(layer({ user: 'partner' }), { user: 'ask' });
    expect(resolveProperties(properties, setup).properties.get('user')).toBeUndefined();
  });
});

describe('a secret of the setup', () => {
  const { destination } = resolveProperties(properties, setupOf(layer({ host: 'acme' })));
  const setup = setupOf(layer({ host: 'acme' }, { key: destination }));

  it('is inherited by an account that sets no destination', () => {
    expect(resolveProperties(properties, setup, layer({ user: 'own' })).properties.get('key')).toMatchObject({
      is: 'secret',
      from: 'setup',
    });
  });

  it('is not inherited by an account that names the same destination, which it might only be guessing', () => {
    expect(resolveProperties(properties, setup, layer({ host: 'acme' })).properties.get('key')).toBeUndefined();
  });

  it('is replaced by a secret of the account’s own', () => {
    expect(resolveProperties(properties, setup, layer({}, { key: destination })).properties.get('key')).toMatchObject({
      from: 'account',
    });
  });
});

for (const connector of connectors) {
  const destinations = connector.properties.filter((property) => property.destination === true);
  const secrets = connector.properties.filter((property) => property.kind === 'secret');
  const pairs = destinations.flatMap((destination) =>
    secrets.map((secret) => [destination.name, secret.name, destination, secret] as const),
  );

  describe(`every destination and every secret of ${connector.name}`, () => {
    it('are in the definition at all', () => {
      expect(pairs.length).toBeGreaterThan(1);
    });

    it.each(pairs)('an account that changes %s never gets the setup’s %s', (_d, _s, destination, secret) => {
      const saved = setupOf(layer({ [destination.name]: valueFor(destination, 0) }));
      const where = resolveProperties(connector.properties, saved).destination;
      const setup = setupOf({ ...saved, secrets: layer({}, { [secret.name]: where }).secrets });
      expect(resolveProperties(connector.properties, setup, emptyLayer).properties.get(secret.name)).toMatchObject({
        is: 'secret',
      });
      const changed = layer({ [destination.name]: valueFor(destination, 1) });
      expect(resolveProperties(connector.properties, setup, changed).properties.get(secret.name)).toBeUndefined();
    });

    it.each(pairs)(
      'after the partner changes %s, neither the setup’s nor an account’s %s goes there',
      (_d, _s, destination, secret) => {
        const before = setupOf(layer({ [destination.name]: valueFor(destination, 0) }));
        const where = resolveProperties(connector.properties, before).destination;
        const after = setupOf({
          ...layer({ [destination.name]: valueFor(destination, 1) }),
          secrets: layer({}, { [secret.name]: where }).secrets,
        });
        expect(resolveProperties(connector.properties, after).properties.get(secret.name)).toBeUndefined();
        expect(
          resolveProperties(connector.properties, after, layer({}, { [secret.name]: where })).properties.get(
            secret.name,
          ),
        ).toBeUndefined();
      },
    );

    it.each(pairs)('an account that changes its own %s loses its own %s', (_d, _s, destination, secret) => {
      const own = { [destination.name]: valueFor(destination, 0) };
      const where = resolveProperties(connector.properties, emptySetup, layer(own)).destination;
      expect(
        resolveProperties(connector.properties, emptySetup, layer(own, { [secret.name]: where })).properties.get(
          secret.name,
        ),
      ).toBeDefined();
      const moved = layer({ [destination.name]: valueFor(destination, 1) }, { [secret.name]: where });
      expect(resolveProperties(connector.properties, emptySetup, moved).properties.get(secret.name)).toBeUndefined();
    });

    it('no history of both sides makes a secret go where it was not saved for', () => {
      const side = fc.dictionary(
        fc.constantFrom(...destinations.map(({ name }) => name)),
        fc.constantFrom(0 as const, 1 as const),
      );
      const accesses = fc.dictionary(
        fc.constantFrom(...connector.properties.map(({ name }) => name)),
        fc.constantFrom('hidden' as const, 'editable' as const, 'ask' as const),
      );
      const valuesOf = (picked: Record<string, 0 | 1>) =>
        Object.fromEntries(
          destinations.flatMap((property) =>
            picked[property.name] === undefined
              ? []
              : [[property.name, valueFor(property, picked[property.name] ?? 0)]],
          ),
        );
      fc.assert(
        fc.property(side, side, side, side, accesses, (setupThen, setupNow, ownThen, ownNow, access) => {
          const setupSaved = resolveProperties(
            connector.properties,
            setupOf(layer(valuesOf(setupThen)), access),
          ).destination;
          const ownSaved = resolveProperties(
            connector.properties,
            setupOf(layer(valuesOf(setupThen)), access),
            layer(valuesOf(ownThen)),
          ).destination;
          const all = (where: string) => Object.fromEntries(secrets.map(({ name }) => [name, where]));
          const setup = setupOf(layer(valuesOf(setupNow), all(setupSaved)), access);
          const resolution = resolveProperties(connector.properties, setup, layer(valuesOf(ownNow), all(ownSaved)));
          const setsOwn = destinations.some(({ name }) => resolution.properties.get(name)?.from === 'account');
          for (const { name } of secrets) {
            const resolved = resolution.properties.get(name);
            if (resolved?.from === 'setup') {
              expect(setsOwn).toBe(false);
              expect(resolution.destination).toBe(setupSaved);
            }
            if (resolved?.from === 'account') expect(resolution.destination).toBe(ownSaved);
          }
        }),
        { numRuns: 500 },
      );
    });
  });
}
