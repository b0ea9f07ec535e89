import { Refusal } from '../records/refusal.ts';

/** How much may be written into all companies together. */
const MOST_BYTES = 256 * 1024 * 1024;

/** Keeps the memory of a sandbox bounded: what is written is counted, companies share one limit. */
export class Storage {
  #used = 0;

  /** @throws Refusal when the sandbox is full */
  take(bytes: number): void {
    if (this.#used + bytes > MOST_BYTES)
      throw new Refusal(400, 'The sandbox is full; reset a company to free what was written to it');
    this.#used += bytes;
  }

  free(bytes: number): void {
    this.#used -= bytes;
  }
}
