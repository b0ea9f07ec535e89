import { createRequire } from 'node:module';

type TemporalApi = typeof globalThis.Temporal;

let polyfill: TemporalApi | undefined;

/** Built into Node 26; the polyfill is loaded on first use where it is missing. */
export function temporal(): TemporalApi {
  if (typeof globalThis.Temporal === 'object') return globalThis.Temporal;
  if (polyfill === undefined) {
    // Required and not imported, so that nothing is loaded where it is not needed. The types are those of the standard.
    const load: (name: string) => unknown = createRequire(import.meta.url);
    polyfill = (load('temporal-polyfill') as { readonly Temporal: TemporalApi }).Temporal;
  }
  return polyfill;
}
