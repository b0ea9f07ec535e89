/** The target of `rel="next"` in a `Link` header (RFC 8288); undefined where there is none. */
export function nextLink(header: string | undefined): string | undefined {
  for (const [, target, parameters] of (header ?? '').slice(0, 8_000).matchAll(/<([^<>]*)>([^<]*)/g)) {
    if (/;\s*rel\s*=\s*(?:next\b|"(?:[^"]*\s)?next(?:\s[^"]*)?")/i.test(parameters ?? '')) return target;
  }
  return undefined;
}
