import { Logger as WorkerLogger, type LogLevel } from 'graphile-worker';
import type { Logger } from 'pino';

const levels: Readonly<Record<LogLevel, 'warn' | 'debug' | 'trace'>> = {
  // A failed task is told of by us; all else the library recovers from by itself.
  error: 'debug',
  warning: 'warn',
  info: 'debug',
  debug: 'trace',
};

/** What the library says of itself, in our log: its words alone, since what it gives besides holds payloads and errors of drivers. */
export function workerLogger(log: Logger): WorkerLogger {
  return new WorkerLogger((scope) => (level, message) => {
    log[levels[level]]({ part: scope.label, worker: scope.workerId }, message);
  });
}
