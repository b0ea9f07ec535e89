import { Command } from 'commander';
import { Failure } from '../failure.ts';
import { print, printJson } from '../output/print.ts';
import { untilInterrupted } from '../server/stop-signals.ts';

export function restoreCommand(): Command {
  return new Command('restore')
    .summary('a backup into an empty data folder or database')
    .description(
      'Puts a backup into the database that the environment configures, which must be empty: a new data folder, or a new database of your own server. It needs the master key of the backup, in TANDEM_MASTER_KEY, in the file of TANDEM_MASTER_KEY_FILE, or as master.key in the data folder; without it nothing is touched. What is interrupted leaves the database empty.',
    )
    .argument('<file>', 'what tandem backup has written')
    .option('--check', 'read the backup to its end with the master key, and change nothing')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      '\nExamples:\n  $ tandem restore --check tandem-monday.backup\n  $ TANDEM_DATA_DIR=/srv/tandem TANDEM_MASTER_KEY_FILE=/run/secrets/tandem tandem restore tandem-monday.backup',
    )
    .action(async (path: string, { check, json }: { check?: boolean; json?: boolean }) => {
      const { checkBackupFile, restoreStopped } = await import('../server/stopped-server.ts');
      const interrupted = untilInterrupted();
      try {
        const facts = check === true ? await checkBackupFile(path) : await restoreStopped(path, interrupted);
        if (json === true) return printJson(facts);
        const content = `${facts.rows.toLocaleString('en')} rows of ${facts.tables} tables, as they were at ${facts.createdAt}`;
        print(check === true ? `The backup is whole: ${content}.` : `Restored: ${content}.`);
      } catch (error) {
        if (!interrupted.aborted) throw error;
        throw new Failure(1, 'Interrupted; the database was left empty.', { cause: error });
      }
    });
}
