/** What an exercise takes. */
export interface ExerciseOptions {
  /** Decides all that is left to chance; the same again for a repetition. */
  readonly seed: number;
  /** Ends it early; what was done until then is judged all the same. */
  readonly signal?: AbortSignal;
  readonly say?: (line: string) => void;
}

/** What came of an exercise. */
export interface ExerciseReport {
  readonly seed: number;
  /** What was done and measured, for people. */
  readonly counts: Readonly<Record<string, number>>;
  /** Broken promises, in words; none is a success. */
  readonly problems: readonly string[];
}
