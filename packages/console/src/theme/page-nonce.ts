/** The nonce that the server gave to this load of the page; style elements without it are refused. */
export function pageNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';
}
