import type { CallRequest, CallResult } from './call/call-request.ts';
import type { CallerOptions } from './call/caller-options.ts';
import { dryRun, type DryRunResult } from './call/dry-run.ts';
import { executeCall } from './call/execute-call.ts';
import { executeFile, type FileResult } from './call/execute-file.ts';
import { openStream, type RecordStream } from './paging/stream-records.ts';

/** Executes the methods of one connector. */
export interface Caller {
  /** Executes a method once; of a list, one page. */
  call(request: CallRequest): Promise<CallResult>;
  /** Opens a stream of all records of a list. */
  stream(request: CallRequest): RecordStream;
  /** Executes a method that gives a file. */
  file(request: CallRequest): Promise<FileResult>;
  /** The request that a call would send; nothing is sent. */
  dryRun(request: CallRequest): Promise<DryRunResult>;
}

/**
 * Puts the rooms of a call together: preflight -> session -> retry( quota -> request -> read ) -> page. All of its methods throw
 * `TandemError`; those thrown before anything was sent are `method_unknown`, `input_invalid`, `setup_required`, `address_refused`,
 * `credential_missing` and `not_acceptable`.
 */
export function createCaller(options: CallerOptions): Caller {
  return {
    call: (request) => executeCall(options, request),
    stream: (request) => openStream(options, request),
    file: (request) => executeFile(options, request),
    dryRun: (request) => dryRun(options, request),
  };
}
