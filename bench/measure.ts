/** What a loop did in its time. */
export interface Pace {
  /** Rounds per second. */
  readonly rate: number;
  /** Processor time of this process per round, in microseconds. */
  readonly cpuMicroseconds: number;
}

/** Runs an action again and again, so many at a time, for so long. */
export async function pace(action: () => Promise<unknown>, concurrency: number, durationMs: number): Promise<Pace> {
  let rounds = 0;
  const cpuBefore = process.cpuUsage();
  const started = performance.now();
  const end = started + durationMs;
  const worker = async () => {
    while (performance.now() < end) {
      await action();
      rounds += 1;
    }
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
  const cpu = process.cpuUsage(cpuBefore);
  return { rate: rounds / ((performance.now() - started) / 1000), cpuMicroseconds: (cpu.user + cpu.system) / rounds };
}

/** The times of an action, one after the other, in milliseconds, sorted. */
export async function times(action: () => Promise<unknown>, rounds: number): Promise<number[]> {
  const taken: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const started = performance.now();
    await action();
    taken.push(performance.now() - started);
  }
  return taken.toSorted((a, b) => a - b);
}

/** How one action's rate stands to another's, the two taken in turn call by call, so that a machine whose speed drifts drifts for both. */
export async function alternatingRatio(
  action: () => Promise<unknown>,
  other: () => Promise<unknown>,
  rounds: number,
): Promise<number> {
  let own = 0;
  let others = 0;
  for (let round = 0; round < rounds; round += 1) {
    const started = performance.now();
    await action();
    const between = performance.now();
    await other();
    own += between - started;
    others += performance.now() - between;
  }
  return others / own;
}

/** The value below which the share lies, of sorted values. */
export function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export function median(values: readonly number[]): number {
  return quantile(
    values.toSorted((a, b) => a - b),
    0.5,
  );
}
