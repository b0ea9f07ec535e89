import { Command, InvalidArgumentError, Option } from 'commander';
import { print } from '../output/print.ts';
import type { SandboxFlag } from '../server/run-sandbox.ts';
import { onStopSignal } from '../server/stop-signals.ts';

/** @param flags what the sandbox can be told; loaded only where this command is meant */
export function sandboxCommand(flags: readonly SandboxFlag[]): Command {
  const command = new Command('sandbox')
    .summary('the stand-in for Scoro alone')
    .description(
      'Runs the stand-in for Scoro sites alone. Companies come into being on first use, at {address}/{company}.',
    );
  for (const flag of flags) command.addOption(optionOf(flag));
  return command
    .addHelpText(
      'after',
      `
Examples:
  $ tandem sandbox
  $ tandem sandbox --port 0 --scale 100 --limits off
  $ curl http://127.0.0.1:4480/acme/credentials.json`,
    )
    .action(async (options: Readonly<Record<string, string | number>>) => {
      const { runSandbox } = await import('../server/run-sandbox.ts');
      const sandbox = await runSandbox(options, '--port');
      onStopSignal(async () => sandbox.close());
      print(`Sandbox   ${sandbox.url}`);
    });
}

function optionOf({ flag, option, kind, choices, default: fallback, help }: SandboxFlag): Option {
  const made = new Option(`--${flag} <${kind === 'number' ? 'number' : 'value'}>`, help);
  if (choices !== undefined) made.choices(choices);
  if (kind === 'number') made.argParser(numberOf);
  if (option === 'port') made.env('TANDEM_SANDBOX_PORT');
  return fallback === undefined ? made : made.default(fallback);
}

function numberOf(text: string): number {
  const number = Number(text);
  if (text.trim() !== '' && Number.isFinite(number) && number >= 0) return number;
  throw new InvalidArgumentError('It must be a number.');
}
