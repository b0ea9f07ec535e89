import { Command } from 'commander';
import { z } from 'zod';
import { findAccount } from '../api/account.ts';
import { findCycle } from '../api/cycle.ts';
import { readAnswer } from '../api/read-answer.ts';
import { readItems } from '../api/read-items.ts';
import { lineWidth, note, print, printJson } from '../output/print.ts';
import { textTable } from '../output/text-table.ts';
import { wholeNumber } from './calls.ts';
import { openApi } from './open-api.ts';

const runShape = z.looseObject({
  id: z.string(),
  cycleName: z.string(),
  trigger: z.string(),
  state: z.string(),
  waitingFor: z.string().nullish(),
  createdAt: z.string(),
  durationMs: z.number().nullish(),
});

interface RunsOptions {
  readonly account: string;
  readonly cycle?: string;
  readonly limit: number;
  readonly json?: boolean;
}

export function runsCommand(): Command {
  return new Command('runs')
    .summary('the runs of cycles')
    .description('Lists the runs of an account, the newest first; with the id of one, how it went.')
    .argument('[run]', 'id of one run, such as run_...')
    .requiredOption('--account <name>', 'name or id of the account')
    .option('--cycle <name>', 'only those of this cycle')
    .option('--limit <number>', 'so many at most', wholeNumber, 20)
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      '\nExamples:\n  $ tandem runs --account "Acme Ltd"\n  $ tandem runs run_0192 --account "Acme Ltd"',
    )
    .action(async (id: string | undefined, options: RunsOptions) => {
      const api = openApi();
      const account = await findAccount(api, options.account);
      if (id !== undefined) {
        const path = { account: account.id, run: id };
        return printJson(
          await readAnswer(z.unknown(), api.GET('/v1/accounts/{account}/runs/{run}', { params: { path } })),
        );
      }
      const cycle = options.cycle === undefined ? {} : { cycle: (await findCycle(api, account, options.cycle)).id };
      const runs = await readItems(
        runShape,
        (query) =>
          api.GET('/v1/accounts/{account}/runs', {
            params: { path: { account: account.id }, query: { ...query, ...cycle } },
          }),
        options.limit,
      );
      if (options.json === true) return printJson(runs);
      if (runs.length === 0) return note('Nothing has run yet.');
      const rows = runs.map((run) => [
        run.id,
        run.createdAt,
        run.cycleName,
        run.trigger,
        run.state === 'waiting' ? `waiting for ${run.waitingFor ?? 'something'}` : run.state,
        run.durationMs === undefined || run.durationMs === null ? '' : `${run.durationMs} ms`,
      ]);
      const headings = ['id', 'when', 'cycle', 'trigger', 'state'].map((heading) => ({ heading }));
      print(textTable([...headings, { heading: 'took', right: true }], rows, lineWidth()));
    });
}
