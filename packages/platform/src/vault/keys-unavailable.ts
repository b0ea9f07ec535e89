import { TandemError } from '@tandem/connector-kit';

/** Master keys cannot be reached for now: the key service is down or refuses, a key file cannot be read. Data keys that are known go on. */
export class KeysUnavailable extends TandemError {
  /** What the operator can do, in one sentence. */
  readonly hint: string;

  constructor(message: string, hint: string, cause?: unknown) {
    super('unavailable', message, { hint, retryAfterSeconds: 5, ...(cause === undefined ? {} : { cause }) });
    this.name = 'KeysUnavailable';
    this.hint = hint;
  }
}
