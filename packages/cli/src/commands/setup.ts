import { Command } from 'commander';
import { z } from 'zod';
import type { ConnectorFacts } from '../api/connector.ts';
import { readAnswer } from '../api/read-answer.ts';
import { Failure } from '../failure.ts';
import { lineWidth, note, print, printJson } from '../output/print.ts';
import { textTable } from '../output/text-table.ts';
import { canAsk } from '../properties/can-ask.ts';
import {
  addPropertyOptions,
  collect,
  kebab,
  readPropertyOptions,
  type PropertyInput,
} from '../properties/property-options.ts';
import { openApi } from './open-api.ts';

const accesses = ['hidden', 'editable', 'ask'] as const;
type Access = (typeof accesses)[number];

const setupShape = z.looseObject({
  properties: z.record(
    z.string(),
    z.looseObject({ value: z.unknown().optional(), isSet: z.boolean().optional(), access: z.string().optional() }),
  ),
});

type Setup = z.infer<typeof setupShape>;

/** @param connector the connector named in the arguments, where a server could be asked for it: its properties become flags */
export function setupCommand(connector: ConnectorFacts | undefined): Command {
  const command = new Command('setup')
    .summary("the partner's values for a connector, inherited by every account")
    .description(
      "Sets a connector up with the partner's own values, which every account inherits. Without flags it asks for what is missing on a terminal, and elsewhere prints what is set.",
    )
    .argument('<connector>', 'such as scoro')
    .option(
      '--access <property=access>',
      `who sees and may change a value: ${accesses.join(', ')} (repeatable)`,
      collect,
    )
    .option('--show', 'print what is set and change nothing')
    .option('--json', 'print JSON');
  if (connector !== undefined) addPropertyOptions(command, connector);
  return command
    .addHelpText(
      'after',
      `
Examples:
  $ tandem setup scoro
  $ tandem setup scoro --language eng --company-name acme --api-key-env SCORO_API_KEY
  $ tandem setup scoro --access language=hidden --clear company-name`,
    )
    .action(async (key: string, options: { access?: string[]; show?: boolean; json?: boolean }) => {
      const known = connectorGiven(key, connector);
      const api = openApi();
      const params = { path: { connector: key } };
      const before = await readAnswer(setupShape, api.GET('/v1/connectors/{connector}/setup', { params }));
      const given = await readPropertyOptions(command, known, process.env);
      const accessOf = readAccess(options.access ?? [], known);
      const nothingGiven = Object.keys(given).length === 0 && accessOf.size === 0;
      const asked =
        nothingGiven && options.show !== true && canAsk()
          ? await (await import('../properties/ask-properties.ts')).askProperties(known, setNames(before))
          : {};
      const properties = bodyOf({ ...given, ...asked }, accessOf);
      const changed = Object.keys(properties).length > 0;
      const after =
        changed && options.show !== true
          ? await readAnswer(setupShape, api.PUT('/v1/connectors/{connector}/setup', { params, body: { properties } }))
          : before;
      if (options.json === true) return printJson(after);
      printSetup(after, known);
      if (changed) note(`\nSaved. Next: tandem test ${key}, or tandem install ${key} --account NAME`);
    });
}

/** @throws Failure where no server could be asked which properties the connector has */
export function connectorGiven(key: string, connector: ConnectorFacts | undefined): ConnectorFacts {
  if (connector?.key === key) return connector;
  throw new Failure(2, 'Name the connector first, then its flags.', { hint: `Such as: tandem setup ${key} --help` });
}

function setNames(setup: Setup): Set<string> {
  const set = Object.entries(setup.properties).filter(
    ([, { value, isSet }]) => isSet === true || (value !== undefined && value !== null),
  );
  return new Set(set.map(([name]) => name));
}

function readAccess(pairs: readonly string[], connector: ConnectorFacts): Map<string, Access> {
  return new Map(
    pairs.map((pair) => {
      const [name = '', word = ''] = pair.split('=');
      const property = connector.properties.find((known) => known.name === name || kebab(known.name) === name);
      const access = accesses.find((known) => known === word);
      if (property !== undefined && access !== undefined) return [property.name, access];
      throw new Failure(2, `--access takes PROPERTY=${accesses.join('|')}, not "${pair}".`);
    }),
  );
}

function bodyOf(
  values: Readonly<Record<string, PropertyInput>>,
  accessOf: ReadonlyMap<string, Access>,
): Record<string, { value?: PropertyInput; access?: Access } | null> {
  const names = new Set([...Object.keys(values), ...accessOf.keys()]);
  return Object.fromEntries(
    [...names].map((name) => {
      const value = values[name];
      const access = accessOf.get(name);
      if (value === null && access === undefined) return [name, null];
      return [name, { ...(value === undefined ? {} : { value }), ...(access === undefined ? {} : { access }) }];
    }),
  );
}

function printSetup(setup: Setup, connector: ConnectorFacts): void {
  const rows = connector.properties.map(({ name, label, default: fallback }) => {
    const property = setup.properties[name];
    return [
      label,
      kebab(name),
      valueText(property?.value, property?.isSet) || (fallback ? `${fallback} (default)` : ''),
      property?.access ?? '',
    ];
  });
  print(
    textTable(
      [{ heading: 'property' }, { heading: 'flag' }, { heading: 'value' }, { heading: 'access' }],
      rows,
      lineWidth(),
    ),
  );
}

/** A property's value as people see it; a secret shows only that it is there. */
function valueText(value: unknown, isSet: boolean | undefined): string {
  if (isSet === true) return '(set)';
  if (value === null || value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
