import type { Connector, OperatorSettings, Property } from '@tandem/connector-kit';
import { z } from 'zod';
import { offeredChoices } from './offered-choices.ts';
import { authOf, countUsable, isUsable } from './method-auth.ts';

const propertyAnswer = z
  .object({
    name: z.string(),
    label: z.string(),
    help: z.string(),
    where: z.array(z.string()).describe('Steps in the application that lead to the value'),
    kind: z.enum(['text', 'secret', 'choice']),
    structure: z
      .enum(['text', 'map', 'document'])
      .describe('`map`: an object of names to names instead of text; `document`: text of many lines'),
    choices: z.array(z.object({ value: z.string(), label: z.string() })),
    default: z.string().nullable(),
    pattern: z.string().nullable(),
    patternHint: z.string().nullable(),
    prefix: z.string().nullable().describe('Shown before the box'),
    suffix: z.string().nullable().describe('Shown after the box'),
    modes: z.array(z.string()).describe('The authentication modes it belongs to; none means all'),
    required: z.boolean().describe('Without it no call can be made'),
    destination: z.boolean().describe('Secrets are bound to it: changing it clears them'),
    advanced: z.boolean(),
    generated: z.boolean().describe('Made once for each account connector where nobody gives it'),
  })
  .meta({ id: 'Property' });

const modeAnswer = z
  .object({
    name: z.string(),
    label: z.string(),
    properties: z.array(z.string()),
    required: z.array(z.string()).describe('Without them the mode counts as not configured'),
    where: z.array(z.string()),
    methods: z
      .object({ usable: z.int(), only: z.int() })
      .describe('How many methods take it, and how many take nothing else'),
    unlocks: z.array(z.string()).describe('Categories with methods that need it'),
    categories: z.array(z.string()).describe('Categories with methods that take it'),
  })
  .meta({ id: 'AuthenticationMode' });

const readinessText = z.enum(['notSetUp', 'partly', 'ready', 'failing']);
export type Readiness = z.infer<typeof readinessText>;

export const connectorSummaryAnswer = z.object({
  key: z.string(),
  name: z.string(),
  version: z.string(),
  summary: z.string(),
  icon: z.string().describe('An SVG drawing'),
  categories: z.array(
    z.object({
      name: z.string(),
      methods: z.int(),
      auth: z
        .string()
        .describe('What all its methods need: `apiKey`, `userAuth` or `either`; `mixed` where they differ'),
      unconfirmed: z.boolean(),
    }),
  ),
  counts: z.object({ methods: z.int(), categories: z.int(), byAuth: z.record(z.string(), z.int()) }),
  readiness: readinessText
    .nullable()
    .describe('How far the partner has set it up; null for tokens bound to an account'),
});

export const connectorAnswer = z
  .object({
    ...connectorSummaryAnswer.shape,
    properties: z.array(propertyAnswer),
    modes: z.array(modeAnswer),
    lookups: z
      .array(z.object({ name: z.string(), method: z.string() }))
      .describe('Choices of records, found while one types'),
    webhooks: z
      .object({ records: z.array(z.object({ name: z.string(), label: z.string() })) })
      .nullable()
      .describe('What the application tells of by itself, so that cycles can subscribe it; null where it does not'),
  })
  .meta({ id: 'Connector' });

/** A connector as its card shows it. */
export function connectorSummaryOf(
  connector: Connector,
  readiness: Readiness | null,
): z.infer<typeof connectorSummaryAnswer> {
  const categories = categoriesOf(connector);
  const byAuth: Record<string, number> = {};
  for (const method of connector.methods) byAuth[authOf(method)] = (byAuth[authOf(method)] ?? 0) + 1;
  return {
    key: connector.key,
    name: connector.name,
    version: connector.version,
    summary: connector.summary,
    icon: connector.icon,
    categories,
    counts: { methods: connector.methods.length, categories: categories.length, byAuth },
    readiness,
  };
}

/** A connector as its own page shows it. */
export function connectorOf(
  connector: Connector,
  operator: OperatorSettings,
  readiness: Readiness | null,
): z.infer<typeof connectorAnswer> {
  return {
    ...connectorSummaryOf(connector, readiness),
    properties: connector.properties.map((property) => propertyOf(property, operator)),
    modes: connector.modes.map((mode) => ({
      name: mode.name,
      label: mode.label,
      properties: [...mode.properties],
      required: [...mode.required],
      where: [...mode.where],
      methods: {
        usable: countUsable(connector.methods, new Set([mode.name])),
        only: connector.methods.filter(({ modes }) => modes.length === 1 && modes[0] === mode.name).length,
      },
      unlocks: unlockedBy(connector, mode.name),
      categories: namesOf(connector, (modes) => isUsable({ modes }, new Set([mode.name]))),
    })),
    lookups: connector.lookups.map(({ name, method }) => ({ name, method })),
    webhooks:
      connector.webhooks === undefined
        ? null
        : { records: connector.webhooks.records.map(({ name, label }) => ({ name, label })) },
  };
}

/** Categories with methods that no other mode serves. */
export function unlockedBy(connector: Connector, mode: string): string[] {
  return namesOf(connector, (modes) => modes.length === 1 && modes[0] === mode);
}

function namesOf(connector: Connector, fits: (modes: readonly string[]) => boolean): string[] {
  return [...new Set(connector.methods.filter(({ modes }) => fits(modes)).map(({ category }) => category))];
}

function categoriesOf(connector: Connector): z.infer<typeof connectorSummaryAnswer>['categories'] {
  const byName = Map.groupBy(connector.methods, (method) => method.category);
  return [...byName].map(([name, methods]) => {
    const auths = new Set(methods.map(authOf));
    return {
      name,
      methods: methods.length,
      auth: auths.size === 1 ? ([...auths][0] ?? 'none') : 'mixed',
      unconfirmed: methods.every((method) => method.unconfirmed !== undefined),
    };
  });
}

function propertyOf(property: Property, operator: OperatorSettings): z.infer<typeof propertyAnswer> {
  return {
    name: property.name,
    label: property.label,
    help: property.help,
    where: [...(property.where ?? [])],
    kind: property.kind,
    structure: property.structure ?? 'text',
    choices: offeredChoices(property, operator).map(({ value, label }) => ({ value, label })),
    default: property.default ?? null,
    pattern: property.pattern ?? null,
    patternHint: property.patternHint ?? null,
    prefix: property.prefix ?? null,
    suffix: property.suffix ?? null,
    modes: [...(property.modes ?? [])],
    required: property.required ?? false,
    destination: property.destination ?? false,
    advanced: property.advanced ?? false,
    generated: property.generated ?? false,
  };
}
