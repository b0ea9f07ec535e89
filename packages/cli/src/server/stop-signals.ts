const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Within so long, signals are the same wish: a terminal sends Ctrl-C to the whole group, and npm passes it on as well. */
const sameWishMs = 2000;
const lookEveryMs = 500;

/**
 * Stops once when the process is asked to: by Ctrl-C, by a service manager, by a terminal that closes, or by the end of the npm that
 * started it. A signal that comes later than two seconds after the first means *at once*.
 *
 * @param stop ends everything; the process then ends by itself, with status 0
 */
export function onStopSignal(stop: () => Promise<void>): void {
  let since: number | undefined;
  const ask = (): void => {
    if (since !== undefined) {
      if (performance.now() - since > sameWishMs) process.exit(130);
      return;
    }
    since = performance.now();
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        process.stderr.write(`It did not stop cleanly: ${String(error)}\n`);
        process.exit(1);
      },
    );
  };
  for (const signal of signals) process.on(signal, ask);
  onOrphaned(ask);
}

/** npm passes a signal on to the shell it runs scripts in, and that shell dies of it without telling us. */
function onOrphaned(tell: () => void): void {
  if (process.env['npm_lifecycle_event'] === undefined) return;
  const parent = process.ppid;
  const look = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(look);
    tell();
  }, lookEveryMs);
  look.unref();
}

/** Aborted when the process is asked to stop, so that what is under way can take back what it has begun. */
export function untilInterrupted(): AbortSignal {
  const interrupted = new AbortController();
  for (const signal of signals) process.once(signal, () => interrupted.abort(new Error('Interrupted.')));
  return interrupted.signal;
}
