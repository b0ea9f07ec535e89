import { createRequire } from 'node:module';

type TemporalApi = typeof globalThis.Temporal;

let polyfill: TemporalApi | undefined;

/** Built into Node 26; the polyfill is loaded on first use where it is missing. */
export function temporal(): TemporalApi {
  if (typeof globalThis.Temporal === 'object') return globalThis.Temporal;
  if (polyfill === undefined) {
    // What a package exports is known to its own types alone.
    const loaded: { readonly Temporal: TemporalApi } = createRequire(import.meta.url)('temporal-polyfill');
    polyfill = loaded.Temporal;
  }
  return polyfill;
}
