import type { CallOrder, CallTarget } from './execute-call.ts';

/** A call as a command or a program that does the same. */
export type CopyForm = 'curl' | 'cli' | 'typescript';

export const copyForms: readonly { readonly form: CopyForm; readonly label: string }[] = [
  { form: 'curl', label: 'curl' },
  { form: 'cli', label: 'Command line' },
  { form: 'typescript', label: 'TypeScript' },
];

export interface CopyFacts {
  readonly target: CallTarget;
  readonly order: CallOrder;
  readonly connector: string;
  readonly accountName: string;
  readonly installationName: string;
}

/** The text of a call in one of its forms. Tokens stand as a variable, never as their value. */
export function copyAs(form: CopyForm, facts: CopyFacts): string {
  switch (form) {
    case 'curl':
      return curl(facts);
    case 'cli':
      return cli(facts);
    case 'typescript':
      return typescript(facts);
  }
}

function curl({ target, order }: CopyFacts): string {
  const url = `${window.location.origin}/v1/accounts/${target.account}/connectors/${target.installation}/calls`;
  return [
    `curl ${quoted(url)}`,
    '-H "Authorization: Bearer $TANDEM_TOKEN"',
    "-H 'Content-Type: application/json'",
    `-d ${quoted(JSON.stringify(order))}`,
  ].join(' \\\n  ');
}

function cli({ order, connector, accountName, installationName }: CopyFacts): string {
  const parts = [
    `npx tandem call ${connector} ${order.method} --account ${quoted(accountName)} --connector ${quoted(installationName)}`,
    ...(Object.keys(order.input).length > 0 ? [`--input ${quoted(JSON.stringify(order.input))}`] : []),
  ];
  return parts.join(' \\\n  ');
}

function typescript({ target, order }: CopyFacts): string {
  return [
    "import { answered, createTandemClient } from '@tandem/client';",
    '',
    `const tandem = createTandemClient({ url: ${JSON.stringify(window.location.origin)}, token: process.env.TANDEM_TOKEN });`,
    'const { data } = await answered(',
    "  tandem.POST('/v1/accounts/{account}/connectors/{installation}/calls', {",
    `    params: { path: ${JSON.stringify(target)} },`,
    `    body: ${JSON.stringify(order, null, 2).replaceAll('\n', '\n    ')},`,
    '  }),',
    ');',
  ].join('\n');
}

/** A word of a POSIX shell. */
function quoted(text: string): string {
  return /^[A-Za-z0-9_.:/@%+=,-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
