import { inspect } from 'node:util';

const shown = '[secret]';

/**
 * A value that must never be seen: it prints as `[secret]` in every string, log line, JSON text and error.
 * The text inside is read with {@link revealSecret}, which only the code that writes a request, or encrypts, may call.
 */
export class Secret {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  static reveal(secret: Secret): string {
    return secret.#text;
  }

  /** A secret made from this one, such as `Bearer` and a token, without anybody seeing either. */
  map(change: (text: string) => string): Secret {
    return new Secret(change(this.#text));
  }

  toString(): string {
    return shown;
  }

  toJSON(): string {
    return shown;
  }

  [Symbol.toPrimitive](): string {
    return shown;
  }

  [inspect.custom](): string {
    return shown;
  }
}

/** The text inside a secret. Call it only where a request is written or a value is encrypted. */
export function revealSecret(secret: Secret): string {
  return Secret.reveal(secret);
}
