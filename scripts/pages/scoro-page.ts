import type { MethodFacts, Property } from '@tandem/connector-kit';
import { scoroConnector } from '@tandem/connector-scoro';
import { generatedNote, markdownTable } from './markdown.ts';

const credentials: Readonly<Record<string, string>> = { apiKey: 'API Key', userAuth: 'User Auth' };

/** docs/scoro-connector.md: properties, credentials and methods, from the connector's definition. */
export function scoroPage(): string {
  const { methods, properties, modes, version } = scoroConnector;
  const byCategory = [...Map.groupBy(methods, ({ category }) => category)];
  return `${generatedNote}
# The Scoro connector

${scoroConnector.summary}

Version ${version}: ${methods.length} methods in ${byCategory.length} categories. \`npx tandem describe scoro METHOD\` prints the input, the output and an example of one.

## Properties

${markdownTable(
  ['property', 'name in the API', 'meaning', 'default'],
  properties.map((property) => [
    `**${property.label}**`,
    `\`${property.name}\``,
    meaningOf(property),
    defaultOf(property),
  ]),
)}

As flags of the command line they are written in kebab case (\`--company-name\`). Secrets are never arguments: \`--api-key-env VARIABLE\`,
\`--password-stdin\`, or asked for.

## Credentials

${modes
  .map(
    ({ label, required, where }) => `### ${label}

Needs ${required.map((name) => `**${labelOf(name)}**`).join(' and ')}. Where to find the values:

${where.map((step, index) => `${index + 1}. ${step}`).join('\n')}`,
  )
  .join('\n\n')}

${markdownTable(
  ['needs', 'categories'],
  [
    ['API Key', categoriesWith(byCategory, 'apiKey')],
    ['User Auth', categoriesWith(byCategory, 'userAuth')],
    ['either; the API Key where both are set', 'all others'],
  ],
)}

## Methods

${byCategory.map(([category, all]) => categorySection(category, all)).join('\n\n')}
`;
}

function categorySection(category: string, methods: readonly MethodFacts[]): string {
  const unconfirmed = methods.find((method) => method.unconfirmed !== undefined)?.unconfirmed;
  const rows = methods.map(({ key, summary, effect, modes }) => [
    `\`${key}\``,
    summary,
    effect,
    modes.map((mode) => credentials[mode] ?? mode).join(' or '),
  ]);
  const note = unconfirmed === undefined ? '' : `*Unconfirmed:* ${unconfirmed}\n\n`;
  return `### ${category}\n\n${note}${markdownTable(['method', 'what', 'effect', 'credential'], rows)}`;
}

function categoriesWith(byCategory: readonly (readonly [string, readonly MethodFacts[]])[], mode: string): string {
  return byCategory
    .filter(([, methods]) => methods.every(({ modes }) => modes.length === 1 && modes[0] === mode))
    .map(([category]) => category)
    .join(', ');
}

function meaningOf({ help, choices, advanced, required }: Property): string {
  const facts = [
    choices === undefined ? '' : `One of ${choices.map(({ value }) => `\`${value}\``).join(', ')}.`,
    required === true ? 'Required.' : '',
    advanced === true ? 'Advanced.' : '',
  ];
  return [help, ...facts].filter((fact) => fact !== '').join(' ');
}

function defaultOf({ default: fallback, generated }: Property): string {
  if (generated === true) return 'made once for each account connector';
  return fallback === undefined ? '' : `\`${fallback}\``;
}

function labelOf(name: string): string {
  return scoroConnector.properties.find((property) => property.name === name)?.label ?? name;
}
