import { inspect } from 'node:util';
import { CommanderError } from 'commander';
import { Failure } from './failure.ts';
import { printFailure } from './output/print-failure.ts';
import { createProgram } from './program.ts';

const args = process.argv.slice(2);

// Whoever read the output has seen enough.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

try {
  const program = await createProgram(args);
  await program.parseAsync(args, { from: 'user' });
} catch (error) {
  if (error instanceof CommanderError) {
    // Commander has printed it already.
    process.exitCode = error.exitCode === 0 ? 0 : 2;
  } else {
    // Anything else is a defect of this program: what helps to find it is shown.
    const failure = error instanceof Failure ? error : new Failure(1, inspect(error), { cause: error });
    printFailure(failure, args.includes('--json'));
    process.exitCode = failure.exitStatus;
  }
}
