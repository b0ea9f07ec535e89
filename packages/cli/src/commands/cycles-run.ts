import { setTimeout as wait } from 'node:timers/promises';
import { Command } from 'commander';
import { z } from 'zod';
import { findAccount } from '../api/account.ts';
import { findCycle } from '../api/cycle.ts';
import { readAnswer } from '../api/read-answer.ts';
import { Failure } from '../failure.ts';
import { note, print, printJson } from '../output/print.ts';
import { readJsonOption } from './call-input.ts';
import { openApi } from './open-api.ts';

const pollMs = 250;

const runShape = z.looseObject({
  id: z.string(),
  state: z.string(),
  waitingFor: z.string().nullish(),
  counts: z.record(z.string(), z.number()).nullish(),
  error: z.looseObject({ detail: z.string().optional() }).nullish(),
});

interface RunOptions {
  readonly account: string;
  readonly event?: string;
  readonly draft?: boolean;
  readonly wait?: boolean;
  readonly json?: boolean;
}

export function cyclesRunCommand(): Command {
  return new Command('run')
    .summary('start a run by hand')
    .description('Starts a run of the live version of a cycle, also where it is not enabled, and prints its id.')
    .argument('<cycle>', 'name or id of the cycle')
    .requiredOption('--account <name>', 'name or id of the account')
    .option('--event <json>', 'what the run begins with: JSON, @FILE, or - for standard input')
    .option('--draft', 'run the draft instead')
    .option('--wait', 'wait until it has ended, or waits for something; with status 1 where it failed')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      '\nExamples:\n  $ tandem cycles run "Export" --account "Acme Ltd" --wait\n  $ tandem cycles run "Import" --account "Acme Ltd" --event \'{"id": 1}\'',
    )
    .action(async (name: string, options: RunOptions) => {
      const api = openApi();
      const account = await findAccount(api, options.account);
      const cycle = await findCycle(api, account, name);
      const event = options.event === undefined ? undefined : await readJsonOption(options.event, '--event');
      const { id } = await readAnswer(
        z.looseObject({ id: z.string() }),
        api.POST('/v1/accounts/{account}/cycles/{cycle}/runs', {
          params: { path: { account: account.id, cycle: cycle.id } },
          body: { ...(event === undefined ? {} : { event }), version: options.draft === true ? 'draft' : 'live' },
        }),
      );
      if (options.wait !== true) return options.json === true ? printJson({ id }) : print(id);
      for (;;) {
        const path = { account: account.id, run: id };
        const run = await readAnswer(runShape, api.GET('/v1/accounts/{account}/runs/{run}', { params: { path } }));
        if (run.state !== 'queued' && run.state !== 'running') return tell(run, options.json === true);
        await wait(pollMs);
      }
    });
}

function tell(run: z.infer<typeof runShape>, json: boolean): void {
  if (json) printJson(run);
  else print(`${run.id} ${run.state}${run.state === 'waiting' ? ` for ${run.waitingFor ?? 'something'}` : ''}`);
  const counts = Object.entries(run.counts ?? {}).map(([state, count]) => `${count} ${state}`);
  if (!json && counts.length > 0) note(counts.join(', '));
  if (run.state === 'failed' || run.state === 'partlySucceeded' || run.state === 'cancelled')
    throw new Failure(1, run.error?.detail ?? 'Not everything succeeded.', {
      hint: `Open the run ${run.id} in the console.`,
    });
}
