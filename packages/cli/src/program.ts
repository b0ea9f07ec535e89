import { Command } from 'commander';
import { readConnector, type ConnectorFacts } from './api/connector.ts';
import { accountsCommand } from './commands/accounts.ts';
import { backupCommand } from './commands/backup.ts';
import { callCommand } from './commands/call.ts';
import { callsCommand } from './commands/calls.ts';
import { connectorsCommand } from './commands/connectors.ts';
import { cyclesCommand } from './commands/cycles.ts';
import { describeCommand } from './commands/describe.ts';
import { installCommand } from './commands/install.ts';
import { keysCommand } from './commands/keys.ts';
import { methodsCommand } from './commands/methods.ts';
import { openApi } from './commands/open-api.ts';
import { restoreCommand } from './commands/restore.ts';
import { runsCommand } from './commands/runs.ts';
import { sandboxCommand } from './commands/sandbox.ts';
import { serveCommand } from './commands/serve.ts';
import { setupLinkCommand } from './commands/setup-link.ts';
import { setupCommand } from './commands/setup.ts';
import { startCommand } from './commands/start.ts';
import { templatesCommand } from './commands/templates.ts';
import { testCommand } from './commands/test.ts';
import { version } from './version.ts';

/** The whole command line. A command about the properties of a connector asks the server for them, so that they are flags. */
export async function createProgram(args: readonly string[]): Promise<Command> {
  const connector = await namedConnector(args);
  const sandboxFlags = args[0] === 'sandbox' ? (await import('./server/run-sandbox.ts')).sandboxFlags : [];
  const program = new Command('tandem')
    .description('Tandem connects your product and its customers to other applications.')
    .version(version(), '-v, --version')
    .exitOverride()
    // An option after the name of a command is that command's, also where the command above it has one of the same name.
    .enablePositionalOptions()
    .configureHelp({ showGlobalOptions: false })
    .addHelpText(
      'after',
      `
First steps:
  $ npm start                                      start everything, with a sandbox of Scoro
  $ tandem methods scoro                           what can be done
  $ tandem call scoro tasks.list --account "Demo account"

Environment: TANDEM_URL and TANDEM_TOKEN say which server to talk to; unset, it is the one of this machine.`,
    );
  const groups: Readonly<Record<string, readonly Command[]>> = {
    'Server:': [
      startCommand(),
      serveCommand(),
      sandboxCommand(sandboxFlags),
      keysCommand(),
      backupCommand(),
      restoreCommand(),
    ],
    'Setting up:': [
      connectorsCommand(),
      setupCommand(connector),
      accountsCommand(),
      installCommand(connector),
      setupLinkCommand(),
      testCommand(),
    ],
    'Working:': [methodsCommand(), describeCommand(), callCommand(), callsCommand()],
    'Automating:': [templatesCommand(), cyclesCommand(), runsCommand()],
  };
  for (const [group, commands] of Object.entries(groups)) {
    program.commandsGroup(group);
    for (const command of commands) program.addCommand(command);
  }
  inherit(program);
  return program;
}

function inherit(parent: Command): void {
  for (const command of parent.commands) {
    command.copyInheritedSettings(parent);
    command.showHelpAfterError(`See: tandem ${command.name()} --help`);
    inherit(command);
  }
}

async function namedConnector(args: readonly string[]): Promise<ConnectorFacts | undefined> {
  const [command, key] = args;
  if ((command !== 'setup' && command !== 'install') || key === undefined || key.startsWith('-')) return undefined;
  try {
    return await readConnector(openApi(), key);
  } catch (error) {
    // Help is given without a server too, only without the flags that it would name.
    if (args.includes('--help') || args.includes('-h')) return undefined;
    throw error;
  }
}
