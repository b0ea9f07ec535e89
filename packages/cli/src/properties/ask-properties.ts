import { isCancel, log, multiselect, password, select, text } from '@clack/prompts';
import type { ConnectorFacts, PropertyFacts } from '../api/connector.ts';
import { Failure } from '../failure.ts';
import type { PropertyInput } from './property-options.ts';

/**
 * Asks for the values that are still missing: what every call needs, then what the authentication modes need that the person
 * chooses. `has` are the properties that have a value already.
 *
 * @throws Failure where the person breaks off
 */
export async function askProperties(
  connector: ConnectorFacts,
  has: ReadonlySet<string>,
): Promise<Record<string, PropertyInput>> {
  const answers: Record<string, PropertyInput> = {};
  const common = connector.properties.filter(({ required, name }) => required && !has.has(name));
  for (const property of common) await put(answers, property);
  for (const mode of await chooseModes(connector, has)) {
    if (mode.where.length > 0) log.message([`${mode.label}, find the values so:`, ...mode.where].join('\n'), options);
    for (const name of mode.required) {
      const property = connector.properties.find((known) => known.name === name);
      if (property !== undefined && !has.has(name) && answers[name] === undefined) await put(answers, property);
    }
  }
  return answers;
}

/** Questions are no results: they go to standard error. */
const options = { output: process.stderr };

async function chooseModes(connector: ConnectorFacts, has: ReadonlySet<string>): Promise<ConnectorFacts['modes']> {
  const open = connector.modes.filter(({ required }) => required.some((name) => !has.has(name)));
  if (open.length === 0 || open.length < connector.modes.length) return [];
  const chosen = kept(
    await multiselect({
      ...options,
      message: 'Which credentials do you have?',
      options: open.map(({ name, label }) => ({ value: name, label: label.replace(/^to use /i, '') })),
      required: false,
    }),
  );
  return open.filter(({ name }) => chosen.includes(name));
}

async function put(answers: Record<string, PropertyInput>, property: PropertyFacts): Promise<void> {
  const message = [property.label, property.help].filter((part) => part !== '').join(' - ');
  const value = await ask(property, message);
  if (value !== '') answers[property.name] = value;
}

async function ask(property: PropertyFacts, message: string): Promise<string> {
  if (property.kind === 'secret') return kept(await password({ ...options, message }));
  if (property.choices.length > 0) {
    return kept(
      await select({ ...options, message, options: property.choices.map(({ value, label }) => ({ value, label })) }),
    );
  }
  const fallback = property.default ?? undefined;
  const answer = kept(
    await text({
      ...options,
      message,
      ...(fallback === undefined ? {} : { placeholder: fallback, defaultValue: fallback }),
    }),
  );
  return answer.trim();
}

function kept<T>(answer: T): Exclude<T, symbol> {
  if (isCancel(answer)) throw new Failure(1, 'Broken off; nothing was saved.');
  // The only symbol that a prompt answers is the one just ruled out.
  return answer as Exclude<T, symbol>;
}
