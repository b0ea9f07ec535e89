import { Command, Option } from 'commander';
import { z } from 'zod';
import { findAccount } from '../api/account.ts';
import { pathOf, type ApiClient } from '../api/api-client.ts';
import { findInstallation } from '../api/installation.ts';
import { lineWidth, note, print, printJson } from '../output/print.ts';
import { textTable } from '../output/text-table.ts';
import { openApi } from './open-api.ts';

const methodShape = z.looseObject({
  key: z.string(),
  name: z.string(),
  category: z.string(),
  auth: z.string(),
  effect: z.string(),
  unconfirmed: z.unknown().optional(),
  usable: z.boolean().optional(),
});

const listShape = z.looseObject({ items: z.array(methodShape) });

interface MethodsOptions {
  readonly auth?: string;
  readonly category?: string;
  readonly account?: string;
  readonly connector?: string;
  readonly json?: boolean;
}

export function methodsCommand(): Command {
  return new Command('methods')
    .summary('the methods of a connector')
    .description('Lists the methods of a connector; with --account, whether each is usable there.')
    .argument('<connector>', 'such as scoro')
    .argument('[query]', 'words to look for')
    .addOption(
      new Option('--auth <mode>', 'only those that need this credential').choices(['apiKey', 'userAuth', 'either']),
    )
    .option('--category <category>', 'only those of this category, such as Tasks')
    .option('--account <name>', 'show which are usable in this account')
    .option('--connector <name>', 'which one, where the account has several')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      '\nExamples:\n  $ tandem methods scoro\n  $ tandem methods scoro invoice\n  $ tandem methods scoro --auth apiKey',
    )
    .action(async (key: string, query: string | undefined, options: MethodsOptions) => {
      const api = openApi();
      const { items } = await api.read(listShape, 'GET', await listPath(api, key, options), {
        query: { q: query, auth: options.auth, category: options.category, schemas: 'false' },
      });
      if (options.json === true) return printJson(items);
      if (items.length === 0) return note(`No method of ${key} matches.`);
      const rows = items.map(({ key: method, name, category, auth, effect, unconfirmed, usable }) => [
        method,
        name,
        category,
        auth,
        effect,
        [usable === false ? 'not usable' : '', unconfirmed ? 'unconfirmed' : '']
          .filter((word) => word !== '')
          .join(', '),
      ]);
      const headings = ['key', 'name', 'category', 'credential', 'effect', ''].map((heading) => ({ heading }));
      print(textTable(headings, rows, lineWidth()));
      note(`\n${items.length} methods. More about one: tandem describe ${key} ${items[0]?.key ?? 'KEY'}`);
    });
}

async function listPath(api: ApiClient, key: string, { account, connector }: MethodsOptions): Promise<string> {
  if (account === undefined) return pathOf`/v1/connectors/${key}/methods`;
  const found = await findAccount(api, account);
  const installation = await findInstallation(api, found, key, connector);
  return pathOf`/v1/accounts/${found.id}/connectors/${installation.id}/methods`;
}
