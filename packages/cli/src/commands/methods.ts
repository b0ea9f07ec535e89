import type { TandemClient } from '@tandem/client';
import { Command, Option } from 'commander';
import { z } from 'zod';
import { findAccount } from '../api/account.ts';
import { findInstallation } from '../api/installation.ts';
import { readAnswer } from '../api/read-answer.ts';
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

type Method = z.infer<typeof methodShape>;

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
      const items = await readMethods(openApi(), key, query, options);
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

async function readMethods(
  api: TandemClient,
  key: string,
  words: string | undefined,
  { account, connector, auth, category }: MethodsOptions,
): Promise<Method[]> {
  const query = {
    schemas: 'false' as const,
    ...(words === undefined ? {} : { q: words }),
    ...(auth === undefined ? {} : { auth }),
    ...(category === undefined ? {} : { category }),
  };
  if (account === undefined) {
    const path = { connector: key };
    return (await readAnswer(listShape, api.GET('/v1/connectors/{connector}/methods', { params: { path, query } })))
      .items;
  }
  const found = await findAccount(api, account);
  const path = { account: found.id, installation: (await findInstallation(api, found, key, connector)).id };
  const answer = api.GET('/v1/accounts/{account}/connectors/{installation}/methods', { params: { path, query } });
  return (await readAnswer(listShape, answer)).items;
}
