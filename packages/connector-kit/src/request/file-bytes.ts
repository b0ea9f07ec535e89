import type { Dispatcher } from 'undici';
import { TandemError } from '../errors/tandem-error.ts';

const enoughAhead = 256 * 1024;

export interface FileBytesOptions {
  readonly controller: Dispatcher.DispatchController;
  readonly maxBytes: number;
  /** Longest wait for the next bytes, and for the reader to begin. */
  readonly stallMs: number;
  readonly host: string;
  /** Called once, when nothing more is to come or to be read. */
  readonly onEnd: () => void;
}

/**
 * The bytes of a file as they come, with back pressure: the socket is not read while the reader is behind. One reader, once.
 * Reading throws `upstream_invalid_response` where more comes than is allowed, `upstream_unavailable` where the file is cut off,
 * `upstream_timeout` where nothing comes any more.
 */
export class FileBytes implements AsyncIterableIterator<Uint8Array> {
  readonly #options: FileBytesOptions;
  readonly #chunks: Buffer[] = [];
  #ahead = 0;
  #total = 0;
  #ended = false;
  #failure: { readonly error: unknown } | undefined;
  #wake: (() => void) | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(options: FileBytesOptions) {
    this.#options = options;
    this.#arm();
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async next(): Promise<IteratorResult<Uint8Array, undefined>> {
    for (;;) {
      const chunk = this.#chunks.shift();
      if (chunk !== undefined) {
        this.#disarm();
        this.#ahead -= chunk.length;
        if (this.#options.controller.paused && this.#ahead < enoughAhead) this.#options.controller.resume();
        return { done: false, value: chunk };
      }
      if (this.#ended) {
        const failure = this.#failure;
        this.#failure = undefined;
        if (failure !== undefined) throw failure.error;
        return { done: true, value: undefined };
      }
      this.#arm();
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  /** The reader wants no more. */
  async return(): Promise<IteratorResult<Uint8Array, undefined>> {
    this.#abandon(undefined);
    return { done: true, value: undefined };
  }

  /** Takes bytes that came. */
  push(chunk: Buffer): void {
    if (this.#ended) return;
    this.#total += chunk.length;
    if (this.#total > this.#options.maxBytes) {
      const limit = `${Math.floor(this.#options.maxBytes / 1024)} KiB`;
      this.#abandon(
        new TandemError('upstream_invalid_response', `The file is larger than the ${limit} that are passed on.`),
      );
      return;
    }
    this.#chunks.push(chunk);
    this.#ahead += chunk.length;
    if (this.#ahead >= enoughAhead) this.#options.controller.pause();
    this.#rouse();
  }

  /** The file is complete, or broke with an error. */
  end(error?: unknown): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#failure = error === undefined ? undefined : { error };
    this.#disarm();
    this.#options.onEnd();
    this.#rouse();
  }

  #abandon(error: unknown): void {
    if (this.#ended) return;
    this.#chunks.length = 0;
    this.end(error);
    this.#options.controller.abort(new Error('abandoned'));
  }

  #rouse(): void {
    const wake = this.#wake;
    this.#wake = undefined;
    wake?.();
  }

  #arm(): void {
    if (this.#timer !== undefined) return;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      const { host } = this.#options;
      this.#abandon(new TandemError('upstream_timeout', `The rest of the file did not come from ${host} in time.`));
    }, this.#options.stallMs);
  }

  #disarm(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
