/**
 * What Tandem will make of a pasted company name, for showing while one types; the server has the last word.
 *
 * @example
 * understoodSite('https://acme.scoro.com/api/v2'); // 'acme.scoro.com'
 */
export function understoodSite(text: string, suffix: string): string | undefined {
  const host = text
    .trim()
    .replace(/^https?:\/\//i, '')
    .replace(/[/?#].*$/, '')
    .toLowerCase();
  if (!/^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9-]+)*$/.test(host)) {
    return undefined;
  }
  return host.includes('.') ? host : `${host}${suffix}`;
}
