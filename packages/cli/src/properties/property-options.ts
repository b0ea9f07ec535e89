import { readFile } from 'node:fs/promises';
import { Option, type Command } from 'commander';
import type { ConnectorFacts, PropertyFacts } from '../api/connector.ts';
import { Failure } from '../failure.ts';
import { readStandardInput } from './standard-input.ts';

/** What is written to the API: text, a map, or null to clear. */
export type PropertyInput = string | Readonly<Record<string, string>> | null;

/** `apiKey` as a flag is written `api-key`. */
export function kebab(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/**
 * Gives a command a flag for each property of a connector. A secret gets none for its value, since arguments can be read by every
 * process of the machine: its value comes from an environment variable, from standard input, or from the person.
 */
export function addPropertyOptions(command: Command, connector: ConnectorFacts): void {
  for (const property of connector.properties) {
    for (const option of optionsOf(property)) {
      if (command.options.every(({ long }) => long !== option.long))
        command.addOption(option.helpGroup(groupOf(connector, property)));
    }
  }
  command.option(
    '--clear <property>',
    'take a value away, so that the inherited one applies again (repeatable)',
    collect,
  );
}

/**
 * The values that the flags of `addPropertyOptions` give.
 *
 * @throws Failure where a secret stands in an argument, or its variable is empty
 */
export async function readPropertyOptions(
  command: Command,
  connector: ConnectorFacts,
  environment: NodeJS.ProcessEnv,
): Promise<Record<string, PropertyInput>> {
  const values: Record<string, PropertyInput> = {};
  for (const property of connector.properties) {
    const value =
      property.kind === 'secret' ? await readSecret(command, property, environment) : await readText(command, property);
    if (value !== undefined) values[property.name] = value;
  }
  for (const name of clearedNames(command)) {
    const property = connector.properties.find((known) => known.name === name || kebab(known.name) === name);
    if (property === undefined) throw new Failure(2, `--clear ${name}: ${connector.name} has no such property.`);
    values[property.name] = null;
  }
  return values;
}

export function collect(value: string, before: readonly string[] = []): string[] {
  return [...before, value];
}

function optionsOf(property: PropertyFacts): Option[] {
  const flag = kebab(property.name);
  const what = property.help === '' ? property.label : `${property.label}. ${property.help}`;
  if (property.kind === 'secret') {
    return [
      new Option(`--${flag}-env <variable>`, `${what} Read from an environment variable.`),
      new Option(`--${flag}-stdin`, `${property.label}, read from standard input.`),
      new Option(`--${flag} [value]`).hideHelp(),
    ];
  }
  if (property.structure === 'map') return [new Option(`--${flag} <name=value...>`, what)];
  if (property.structure === 'document') return [new Option(`--${flag} <file>`, `${what} Read from a file.`)];
  const fallback = property.default ?? '';
  const option = new Option(`--${flag} <value>`, fallback === '' ? what : `${what} (default: ${fallback})`);
  if (property.kind === 'choice') option.choices(property.choices.map(({ value }) => value));
  return [option];
}

function groupOf(connector: ConnectorFacts, property: PropertyFacts): string {
  if (property.advanced) return 'Advanced:';
  const modes = connector.modes.filter(({ name }) => property.modes?.includes(name) === true);
  return modes.length === 0 ? `${connector.name}:` : `${modes.map(({ label }) => label).join(', or ')}:`;
}

async function readText(command: Command, property: PropertyFacts): Promise<PropertyInput | undefined> {
  const given: unknown = command.getOptionValue(property.name);
  if (property.structure === 'document' && typeof given === 'string') return readDocument(property, given);
  if (typeof given === 'string') return given;
  if (!Array.isArray(given)) return undefined;
  return Object.fromEntries(
    given.map(String).map((pair) => {
      const at = pair.indexOf('=');
      if (at > 0) return [pair.slice(0, at), pair.slice(at + 1)];
      throw new Failure(2, `--${kebab(property.name)} takes NAME=VALUE, not "${pair}".`);
    }),
  );
}

async function readDocument(property: PropertyFacts, path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw new Failure(2, `--${kebab(property.name)}: ${path} cannot be read.`, { cause: error });
  }
}

async function readSecret(
  command: Command,
  property: PropertyFacts,
  environment: NodeJS.ProcessEnv,
): Promise<string | undefined> {
  const flag = kebab(property.name);
  if (command.getOptionValue(property.name) !== undefined) {
    throw new Failure(2, `${property.label} is a secret, and arguments can be read by every program on this machine.`, {
      hint: `Use --${flag}-env VARIABLE or --${flag}-stdin, or leave it out on a terminal to be asked.`,
    });
  }
  const variable: unknown = command.getOptionValue(`${property.name}Env`);
  if (typeof variable === 'string') {
    const value = environment[variable];
    if (value !== undefined && value !== '') return value;
    throw new Failure(2, `The environment variable ${variable} is empty or not set.`, {
      hint: `--${flag}-env takes the name of a variable that holds the value.`,
    });
  }
  if (command.getOptionValue(`${property.name}Stdin`) !== true) return undefined;
  const value = (await readStandardInput()).replace(/\r?\n$/, '');
  if (value !== '') return value;
  throw new Failure(2, `--${flag}-stdin was given, but standard input is empty.`);
}

function clearedNames(command: Command): string[] {
  const given: unknown = command.getOptionValue('clear');
  return Array.isArray(given) ? given.map(String) : [];
}
