import { startSandbox, type RunningSandbox, type SandboxOptions } from '@tandem/scoro-sandbox';
import { Failure } from '../failure.ts';

export { sandboxFlags, type SandboxFlag } from '@tandem/scoro-sandbox';

/**
 * Starts a sandbox.
 *
 * @throws Failure where an option does not fit, or the port is taken
 */
export async function runSandbox(options: SandboxOptions, portVariable: string): Promise<RunningSandbox> {
  try {
    return await startSandbox(options);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
      throw new Failure(1, `The port ${options.port ?? 4480} of the sandbox is taken by another program.`, {
        hint: `Choose another one with ${portVariable}; 0 picks a free one.`,
        cause: error,
      });
    }
    throw new Failure(2, `The sandbox did not start: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
}
