import { Command } from 'commander';
import { addAccount, readAccounts } from '../api/account.ts';
import { note, lineWidth, print, printJson } from '../output/print.ts';
import { textTable } from '../output/text-table.ts';
import { openApi } from './open-api.ts';

export function accountsCommand(): Command {
  const add = new Command('add')
    .summary('add an account')
    .description('Adds an account: one customer of yours, with connectors and credentials of its own.')
    .argument('<name>', 'what you call the customer')
    .option('--external-id <id>', 'the id your own product knows the customer by')
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExample:\n  $ tandem accounts add "Acme Ltd" --external-id 4711')
    .action(async (name: string, options: { externalId?: string; json?: boolean }) => {
      const account = await addAccount(openApi(), name, options.externalId);
      if (options.json === true) return printJson(account);
      print(account.id);
      note(`Added "${account.name}". Next: tandem install scoro --account "${account.name}"`);
    });
  return new Command('accounts')
    .summary('your customers, and adding one')
    .description('Lists the accounts: each is one customer of yours.')
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExamples:\n  $ tandem accounts\n  $ tandem accounts add "Acme Ltd"')
    .action(async ({ json }: { json?: boolean }) => {
      const accounts = await readAccounts(openApi());
      if (json === true) return printJson(accounts);
      if (accounts.length === 0) return note('There is no account yet. Add one with: tandem accounts add NAME');
      const rows = accounts.map(({ id, name, externalId }) => [id, name, externalId ?? '']);
      print(textTable([{ heading: 'id' }, { heading: 'name' }, { heading: 'external id' }], rows, lineWidth()));
    })
    .addCommand(add);
}
