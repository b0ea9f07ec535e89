/** Ways in which the pages of a list can go wrong. */
export type PageTrouble =
  | { readonly kind: 'repeat-page'; readonly fromPage: number }
  | { readonly kind: 'ignore-page' }
  | { readonly kind: 'endless-pages' }
  | { readonly kind: 'whole-list' };

/** Rows of a list that ignores per_page. */
export const WHOLE_LIST = 10_000;
