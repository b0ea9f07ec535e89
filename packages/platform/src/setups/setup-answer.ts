import { connectorWith, type Connector } from '@tandem/connector-kit';
import { z } from 'zod';
import type { PropertyAccess } from '../database/tables.ts';
import { momentText } from '../http/text.ts';
import { countUsable } from '../library/method-auth.ts';
import { completenessOf } from './completeness.ts';
import { plainProperties } from './open-properties.ts';
import { resolveProperties, type PlainValue } from './resolve-properties.ts';
import type { StoredSetup } from './setup-store.ts';

export const accessText = z.enum(['hidden', 'editable', 'ask']);

export const setupAnswer = z
  .object({
    connector: z.string(),
    properties: z
      .record(
        z.string(),
        z.object({
          value: z.union([z.string(), z.record(z.string(), z.string())]).optional(),
          isSet: z.boolean().optional().describe('Instead of the value of a secret'),
          access: accessText,
        }),
      )
      .describe('What the partner has set; anything else is asked for at install'),
    methods: z.object({ usable: z.int(), total: z.int() }).describe('How many methods work with these values alone'),
    missing: z.array(z.string()).describe('Required properties that have no value yet'),
    checkedAt: momentText.nullable(),
  })
  .meta({
    id: 'Setup',
    examples: [
      {
        connector: 'scoro',
        properties: {
          language: { value: 'eng', access: 'hidden' },
          companyName: { access: 'ask' },
          apiKey: { isSet: true, access: 'editable' },
        },
        methods: { usable: 0, total: 250 },
        missing: ['companyName'],
        checkedAt: null,
      },
    ],
  });

/** A setup as the API shows it. */
export function setupOf(connector: Connector, setup: StoredSetup): z.infer<typeof setupAnswer> {
  const { access, values, secrets } = setup.layer;
  const properties = connector.properties.flatMap(({ name, kind }) => {
    const mode = access.get(name);
    if (mode === undefined) return [];
    const shown = kind === 'secret' ? shownSecret(mode, secrets.has(name)) : shownValue(values.get(name));
    return [[name, { ...shown, access: mode }] as const];
  });
  const resolution = resolveProperties(connector.properties, setup.layer);
  const { missing, configured } = completenessOf(connector, resolution);
  const { methods } = connectorWith(connector, plainProperties(resolution));
  return {
    connector: connector.key,
    properties: Object.fromEntries(properties),
    methods: {
      usable: missing.length > 0 ? 0 : countUsable(methods, configured),
      total: methods.length,
    },
    missing: [...missing],
    checkedAt: setup.checkedAt?.toISOString() ?? null,
  };
}

function shownSecret(access: PropertyAccess, isSet: boolean): { isSet?: boolean } {
  return access === 'ask' ? {} : { isSet };
}

function shownValue(value: PlainValue | undefined): { value?: string | Record<string, string> } {
  if (value === undefined) return {};
  return { value: typeof value === 'string' ? value : { ...value } };
}
