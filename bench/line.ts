/** One figure, held against its bar. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** What must hold of the value; undefined for a figure that is only stated. */
  readonly bar?: { readonly kind: 'atLeast' | 'atMost'; readonly value: number };
}

/** One line of the benchmark table. */
export interface Line {
  readonly name: string;
  readonly about: string;
  run(signal: AbortSignal): Promise<readonly Figure[]>;
}

/** Whether a figure meets its bar; undefined where it has none. */
export function meetsBar({ value, bar }: Figure): boolean | undefined {
  if (bar === undefined) {
    return undefined;
  }
  return bar.kind === 'atLeast' ? value >= bar.value : value <= bar.value;
}
