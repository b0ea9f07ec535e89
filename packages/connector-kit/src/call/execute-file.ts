import type { Warning } from '../definition/method.ts';
import type { WireFile } from '../definition/wire.ts';
import { TandemError } from '../errors/tandem-error.ts';
import type { CallRequest } from './call-request.ts';
import type { CallerOptions } from './caller-options.ts';
import { type CallRun, expenseOf } from './call-run.ts';
import { describeFailure } from './describe-failure.ts';
import { plainTransmission } from './execute-method.ts';
import { deliver, obtainCredential } from './obtain-credential.ts';
import { contextOf, openCall } from './open-call.ts';

/** A file that a method gave; its bytes are still to be read. */
export interface FileResult {
  readonly method: string;
  readonly mode: string;
  readonly file: WireFile;
  readonly warnings: readonly Warning[];
  readonly upstream: ReturnType<typeof expenseOf>;
}

/** Executes a method that gives a file. Throws `not_acceptable` for any other method. */
export async function executeFile(options: CallerOptions, request: CallRequest): Promise<FileResult> {
  const { run, input } = openCall(options, request);
  const { method } = run;
  if (!method.givesFile) {
    throw new TandemError('not_acceptable', `${method.key} gives no file.`, { hint: 'Execute it as a plain call.' });
  }
  try {
    run.credential ??= await obtainCredential(run);
    const wire = await method.request(input, contextOf(run, undefined, noTools));
    const delivery = await deliver(run, { ...plainTransmission(method, input), request: wire, wantsFile: true });
    if (delivery.is !== 'file') {
      throw notAFile(run);
    }
    return {
      method: method.key,
      mode: run.mode.name,
      file: method.readFile?.(delivery.file, input) ?? delivery.file,
      warnings: run.warnings,
      upstream: expenseOf(run),
    };
  } catch (error) {
    throw describeFailure(error, run);
  }
}

const noTools = {
  call: () => Promise.reject(new Error('A method that gives a file looks nothing up.')),
  send: () => Promise.reject(new Error('A method that gives a file sends one request.')),
};

function notAFile(run: CallRun): TandemError {
  return new TandemError(
    'upstream_invalid_response',
    `The application answered ${run.method.key} with data instead of a file.`,
  );
}
