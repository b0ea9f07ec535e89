import type { SiteCache } from '../definition/method.ts';

interface Entry {
  readonly loadedAt: number;
  readonly value: Promise<unknown>;
}

const mostEntries = 1_000;

/** Look-ups of all sites, kept in memory; the oldest entries go first. */
export class MemorySiteCaches {
  readonly #entries = new Map<string, Entry>();

  /** The cache of one site. */
  of(site: string): SiteCache {
    return {
      remember: (key, maxAgeMs, load) => this.#remember(`${site}\n${key}`, maxAgeMs, load),
      forget: (key) => {
        this.#entries.delete(`${site}\n${key}`);
      },
    };
  }

  #remember<T>(key: string, maxAgeMs: number, load: () => Promise<T>): Promise<T> {
    const entry = this.#entries.get(key);
    if (entry !== undefined && Date.now() - entry.loadedAt < maxAgeMs) {
      // Every value under a key comes from loads of one kind, which is the caller's T.
      return entry.value as Promise<T>;
    }
    const value = load();
    this.#entries.delete(key);
    this.#entries.set(key, { loadedAt: Date.now(), value });
    value.catch(() => {
      if (this.#entries.get(key)?.value === value) {
        this.#entries.delete(key);
      }
    });
    const oldest = this.#entries.keys().next();
    if (this.#entries.size > mostEntries && oldest.done !== true) {
      this.#entries.delete(oldest.value);
    }
    return value;
  }
}
