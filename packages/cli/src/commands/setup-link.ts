import { Command, InvalidArgumentError } from 'commander';
import { z } from 'zod';
import { findAccount } from '../api/account.ts';
import { readAnswer } from '../api/read-answer.ts';
import { note, print, printJson } from '../output/print.ts';
import { openApi } from './open-api.ts';

const linkShape = z.looseObject({ id: z.string(), url: z.string(), expiresAt: z.string() });

export function setupLinkCommand(): Command {
  return new Command('setup-link')
    .summary('a link by which a customer enters its own credentials')
    .description(
      'Makes a link to a page outside the console on which the customer of an account enters its own credentials and sees them verified. It is printed this once, and works once, in the browser that opens it first.',
    )
    .argument('<connector>', 'such as scoro')
    .requiredOption('--account <name>', 'name or id of the account')
    .option('--allow-origin <url>', 'a page of this origin may show it in an iframe; may be repeated', collect, [])
    .option('--return-url <url>', 'where the customer is sent at the end; on an allowed origin')
    .option('--installation <id>', 'correct the values of this account connector instead of making a new one')
    .option('--expires-in <minutes>', 'how long it may wait to be opened; seven days unless given', wholeMinutes)
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      `
Examples:
  $ tandem setup-link scoro --account "Acme Ltd"
  $ tandem setup-link scoro --account "Acme Ltd" --allow-origin https://app.example.com --expires-in 60`,
    )
    .action(async (connector: string, options: SetupLinkOptions) => {
      const api = openApi();
      const account = await findAccount(api, options.account);
      const { allowOrigin, returnUrl, installation, expiresIn } = options;
      const link = await readAnswer(
        linkShape,
        api.POST('/v1/accounts/{account}/setup-links', {
          params: { path: { account: account.id } },
          body: {
            connector,
            allowedOrigins: [...allowOrigin],
            ...(returnUrl === undefined ? {} : { returnUrl }),
            ...(installation === undefined ? {} : { installation }),
            ...(expiresIn === undefined ? {} : { expiresInMinutes: expiresIn }),
          },
        }),
      );
      if (options.json === true) return printJson(link);
      print(link.url);
      note(`For "${account.name}", to be opened until ${link.expiresAt}. It is not shown again.`);
    });
}

interface SetupLinkOptions {
  readonly account: string;
  readonly allowOrigin: readonly string[];
  readonly returnUrl?: string;
  readonly installation?: string;
  readonly expiresIn?: number;
  readonly json?: boolean;
}

function collect(value: string, before: readonly string[]): readonly string[] {
  return [...before, value];
}

function wholeMinutes(text: string): number {
  const minutes = Number(text);
  if (!Number.isInteger(minutes) || minutes < 1)
    throw new InvalidArgumentError('It must be a whole number of minutes.');
  return minutes;
}
