/** Two braces, as around JSON. */
export const httpIcon =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48" role="img" aria-label="HTTP API">' +
  '<rect width="48" height="48" rx="11" fill="#1f6f78"/>' +
  '<path d="M20 13c-5 0-4 4-4 7 0 2.5-1 4-3.5 4 2.5 0 3.5 1.500 3.5 4 0 3-1 7 4 7M28 13c5 0 4 4 4 7 0 2.5 1 4 3.5 4-2.5 0-3.5 1.500-3.5 4 0 3 1 7-4 7" ' +
  'fill="none" stroke="#fff" stroke-width="3.5" stroke-linecap="round"/></svg>';
