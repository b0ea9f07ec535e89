/**
 * Why the platform refuses to start: one sentence that says what is wrong and one that says what to do.
 * Nothing has been changed when it is thrown. It never carries a secret.
 */
export class StartError extends Error {
  /** What the operator can do, in one sentence. */
  readonly hint: string;

  constructor(message: string, hint: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'StartError';
    this.hint = hint;
  }
}
