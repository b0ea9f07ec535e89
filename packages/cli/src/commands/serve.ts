import { Command } from 'commander';
import { print } from '../output/print.ts';
import { onStopSignal } from '../server/stop-signals.ts';

export function serveCommand(): Command {
  return new Command('serve')
    .summary('the platform alone, for production')
    .description(
      'Starts the platform without sandbox and demo account, configured by the environment. See docs/configuration.md and docs/operating.md.',
    )
    .addHelpText(
      'after',
      '\nExample:\n  $ TANDEM_DATABASE_URL=postgres://... TANDEM_MASTER_KEY_FILE=/run/secrets/tandem tandem serve',
    )
    .action(async () => {
      const { readyLines, runServer } = await import('../server/run-server.ts');
      const tandem = await runServer(false);
      onStopSignal(async () => tandem.close());
      for (const line of readyLines(tandem)) print(line);
    });
}
