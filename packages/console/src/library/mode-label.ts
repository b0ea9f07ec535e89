/** What an authentication mode is called in a few words: `To use API Key` becomes `API Key`. */
export function shortLabel({ label }: { readonly label: string }): string {
  return label.replace(/^To use /i, '');
}
