import { anyValue, map } from '@tandem/connector-kit';

/**
 * The custom fields of a record, `{ c_x: value }`. A list carries them only with `detailed` (PROTOCOL.md 5.6).
 * `customFields.list` gives the names and kinds that a site has.
 */
export const customFields = map(anyValue(), {
  wire: 'customFields',
  availableIn: ['get'],
  refersTo: 'customFields',
  about: 'Custom fields of the site by their ids, which start with c_.',
});
