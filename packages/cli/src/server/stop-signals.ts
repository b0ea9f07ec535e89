const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Stops once when the process is asked to: by Ctrl-C, by a service manager, by a terminal that closes. A terminal sends Ctrl-C to the whole
 * group and npm passes it on as well, so what comes within two seconds is the same wish; a later one means *at once*.
 *
 * @param stop ends everything; the process then ends by itself, with status 0
 */
export function onStopSignal(stop: () => Promise<void>): void {
  let since: number | undefined;
  for (const signal of signals) {
    process.on(signal, () => {
      if (since !== undefined) {
        if (performance.now() - since > 2000) process.exit(130);
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
    });
  }
}
