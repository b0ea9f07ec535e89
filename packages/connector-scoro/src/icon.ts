/** A letter mark of our own, not the vendor's logo. */
export const scoroIcon =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48" role="img" aria-label="Scoro">' +
  '<rect width="48" height="48" rx="11" fill="#2f3b52"/>' +
  '<path d="M31 17.2c-1.3-2.6-3.9-4.2-7.1-4.2-4.2 0-7.2 2.2-7.2 5.5 0 7.4 15 3.4 15 11.1 0 3.4-3.2 5.6-7.6 5.6-3.5 0-6.4-1.7-7.7-4.5" ' +
  'fill="none" stroke="#fff" stroke-width="4" stroke-linecap="round"/></svg>';
