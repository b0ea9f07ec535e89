import { Command, InvalidArgumentError } from 'commander';
import { z } from 'zod';
import { findAccount } from '../api/account.ts';
import { readAnswer } from '../api/read-answer.ts';
import { readItems } from '../api/read-items.ts';
import { lineWidth, note, print, printJson } from '../output/print.ts';
import { textTable } from '../output/text-table.ts';
import { openApi } from './open-api.ts';

const callShape = z.looseObject({
  id: z.string(),
  method: z.string(),
  status: z.string(),
  auth: z.string().nullish(),
  startedAt: z.string().nullish(),
  durationMs: z.number().nullish(),
  errorCode: z.string().nullish(),
});

export function callsCommand(): Command {
  return new Command('calls')
    .summary('the log of calls')
    .description('Lists the calls of an account, the newest first; with the id of one, all that was recorded of it.')
    .argument('[call]', 'id of one call, such as cal_...')
    .requiredOption('--account <name>', 'name or id of the account')
    .option('--limit <number>', 'so many at most', wholeNumber, 20)
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      '\nExamples:\n  $ tandem calls --account "Acme Ltd"\n  $ tandem calls cal_0192 --account "Acme Ltd"',
    )
    .action(async (id: string | undefined, options: { account: string; limit: number; json?: boolean }) => {
      const api = openApi();
      const account = await findAccount(api, options.account);
      if (id !== undefined) {
        const path = { account: account.id, call: id };
        return printJson(
          await readAnswer(z.unknown(), api.GET('/v1/accounts/{account}/calls/{call}', { params: { path } })),
        );
      }
      const calls = await readItems(
        callShape,
        (query) => api.GET('/v1/accounts/{account}/calls', { params: { path: { account: account.id }, query } }),
        options.limit,
      );
      if (options.json === true) return printJson(calls);
      if (calls.length === 0) return note('No call was made yet.');
      const rows = calls.map(({ id: call, startedAt, method, auth, status, errorCode, durationMs }) => [
        call,
        startedAt ?? '',
        method,
        auth ?? '',
        errorCode ? `${status}: ${errorCode}` : status,
        durationMs === undefined || durationMs === null ? '' : `${Math.round(durationMs)} ms`,
      ]);
      const headings = ['id', 'when', 'method', 'credential', 'status'].map((heading) => ({ heading }));
      print(textTable([...headings, { heading: 'took', right: true }], rows, lineWidth()));
    });
}

/** An option that is a whole number from 1. */
export function wholeNumber(text: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('It must be a whole number from 1.');
}
