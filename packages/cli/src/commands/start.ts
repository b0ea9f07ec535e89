import { createTandemClient } from '@tandem/client';
import { Command } from 'commander';
import { readAccounts } from '../api/account.ts';
import { findConnection } from '../api/connection.ts';
import { colour, note, print, warn } from '../output/print.ts';
import { onStopSignal } from '../server/stop-signals.ts';

export function startCommand(): Command {
  return new Command('start')
    .summary('the platform with the sandbox, as npm start runs it')
    .description(
      'Starts the platform on its embedded database together with the sandbox, and on the very first start prepares a demo account. Ctrl-C stops it; starting again keeps all data.',
    )
    .option('--no-demo', 'prepare no demo account')
    .addHelpText(
      'after',
      '\nExamples:\n  $ tandem start\n  $ TANDEM_PORT=8080 TANDEM_SANDBOX=off tandem start --no-demo',
    )
    .action(async ({ demo }: { demo: boolean }) => {
      const { readyLines, runServer } = await import('../server/run-server.ts');
      const tandem = await runServer(true);
      onStopSignal(async () => {
        note(colour('dim', 'Stopping ...'));
        await tandem.close();
      });
      const { configuration, sandbox } = tandem;
      const example =
        demo && sandbox !== undefined
          ? await prepare(configuration.dataDirectory, tandem.server.url, sandbox.url)
          : undefined;
      for (const line of readyLines(tandem)) print(line);
      if (example !== undefined) print(`\nTry it in a second terminal:\n${example}`);
    });
}

/** @returns a command that works straight away, where the demo account is there */
async function prepare(dataDirectory: string, url: string, sandboxUrl: string): Promise<string | undefined> {
  const { demoAccount, isUntouched, prepareDemo } = await import('../server/prepare-demo.ts');
  const { token } = findConnection({ TANDEM_DATA_DIR: dataDirectory }, dataDirectory);
  const api = createTandemClient({ url, token });
  try {
    if (await isUntouched(api)) await prepareDemo(api, sandboxUrl);
    const accounts = await readAccounts(api);
    if (accounts.every(({ name }) => name !== demoAccount)) return undefined;
  } catch (error) {
    warn(`The demo account could not be prepared: ${error instanceof Error ? error.message : String(error)}`);
    return undefined;
  }
  return `npx tandem call scoro tasks.list --account "${demoAccount}"`;
}
