/** What came of one try. */
export type Outcome =
  | { readonly is: 'taken'; readonly status?: number }
  /** `forGood`: it does not want to be told any more, or never can be. */
  | { readonly is: 'refused'; readonly status?: number; readonly problem: string; readonly forGood: boolean };

/** What is told. */
export interface Telling {
  readonly id: string;
  readonly type: string;
  readonly at: Date;
  readonly data: Readonly<Record<string, unknown>>;
}
