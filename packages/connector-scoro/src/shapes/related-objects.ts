import { anyValue, list, map, object } from '@tandem/connector-kit';

/** What is related to a record, by module; answers of `getRelatedObjects`. */
export const relatedObjects = map(object({ items: list(anyValue()), totals: list(anyValue()) }), {
  about: 'Related records by module, each with its items and their totals.',
});
