import { Command } from 'commander';
import { z } from 'zod';
import { findAccount, readAccounts } from '../api/account.ts';
import { actOnCycle, findCycle, readCycles } from '../api/cycle.ts';
import { readAnswer } from '../api/read-answer.ts';
import { lineWidth, note, print, printJson } from '../output/print.ts';
import { textTable } from '../output/text-table.ts';
import { cyclesApplyCommand } from './cycles-apply.ts';
import { cyclesRunCommand } from './cycles-run.ts';
import { openApi } from './open-api.ts';

interface AccountOptions {
  readonly account: string;
  readonly json?: boolean;
}

export function cyclesCommand(): Command {
  return new Command('cycles')
    .summary('automations: listing, applying and running them')
    .description('Lists the cycles of an account, or of all accounts.')
    .option('--account <name>', 'name or id of the account')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      '\nExamples:\n  $ tandem cycles --account "Acme Ltd"\n  $ tandem cycles apply cycle.json --account "Acme Ltd" --enable',
    )
    .action(async (options: { account?: string; json?: boolean }) => {
      const api = openApi();
      const accounts =
        options.account === undefined ? await readAccounts(api) : [await findAccount(api, options.account)];
      const all = [];
      for (const account of accounts)
        for (const cycle of await readCycles(api, account)) all.push({ ...cycle, accountName: account.name });
      if (options.json === true) return printJson(all);
      if (all.length === 0)
        return note('There is no cycle yet. Make one in the console, or with: tandem cycles apply FILE');
      const rows = all.map((cycle) => [
        cycle.name,
        cycle.accountName,
        cycle.changedSinceLive && cycle.state !== 'draft' ? `${cycle.state}, changed` : cycle.state,
        cycle.trigger ?? '',
        cycle.lastRun === null || cycle.lastRun === undefined
          ? ''
          : `${cycle.lastRun.state} ${cycle.lastRun.createdAt}`,
        cycle.prerequisites.map(({ code }) => code).join(', '),
      ]);
      const headings = ['name', 'account', 'state', 'trigger', 'last run', 'lacks'].map((heading) => ({ heading }));
      print(textTable(headings, rows, lineWidth()));
    })
    .addCommand(cyclesApplyCommand())
    .addCommand(exportCommand())
    .addCommand(switchCommand('enable', 'let the triggers of a cycle start runs'))
    .addCommand(switchCommand('disable', 'let the triggers of a cycle start nothing more'))
    .addCommand(cyclesRunCommand());
}

function exportCommand(): Command {
  return new Command('export')
    .summary('the draft of a cycle as a file')
    .description('Prints the draft of a cycle as JSON, its connectors by name. It holds no credentials.')
    .argument('<cycle>', 'name or id of the cycle')
    .requiredOption('--account <name>', 'name or id of the account')
    .addHelpText('after', '\nExample:\n  $ tandem cycles export "Invoices" --account "Acme Ltd" > invoices.json')
    .action(async (name: string, options: AccountOptions) => {
      const api = openApi();
      const account = await findAccount(api, options.account);
      const { id } = await findCycle(api, account, name);
      const params = { path: { account: account.id, cycle: id } };
      printJson(await readAnswer(z.unknown(), api.GET('/v1/accounts/{account}/cycles/{cycle}/export', { params })));
    });
}

function switchCommand(action: 'enable' | 'disable', summary: string): Command {
  return new Command(action)
    .summary(summary)
    .description(`${summary.charAt(0).toUpperCase()}${summary.slice(1)}. Runs under way go on.`)
    .argument('<cycle>', 'name or id of the cycle')
    .requiredOption('--account <name>', 'name or id of the account')
    .option('--json', 'print JSON')
    .addHelpText('after', `\nExample:\n  $ tandem cycles ${action} "Invoices" --account "Acme Ltd"`)
    .action(async (name: string, options: AccountOptions) => {
      const api = openApi();
      const account = await findAccount(api, options.account);
      const cycle = await actOnCycle(api, account, (await findCycle(api, account, name)).id, action);
      if (options.json === true) return printJson(cycle);
      print(`${cycle.name}: ${cycle.state}`);
    });
}
