import { randomBytes } from 'node:crypto';
import type { FastifyReply } from 'fastify';

/**
 * Sends a page of our own under the policy for pages: scripts from our own files only, styles from our own files or with this load's nonce,
 * framed by nobody unless told otherwise, kept in no cache.
 *
 * @param frameAncestors origins whose pages may frame it, checked before to be nothing but origins
 */
export function sendPage(
  reply: FastifyReply,
  html: (nonce: string) => string,
  frameAncestors: readonly string[] = [],
): FastifyReply {
  const nonce = randomBytes(16).toString('base64');
  // This header knows no origins, only everybody and nobody.
  if (frameAncestors.length > 0) reply.removeHeader('x-frame-options').raw.removeHeader('x-frame-options');
  return reply
    .header('content-security-policy', pagePolicy(nonce, frameAncestors))
    .header('cache-control', 'no-store')
    .type('text/html; charset=utf-8')
    .send(html(nonce));
}

function pagePolicy(nonce: string, frameAncestors: readonly string[]): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    `frame-ancestors ${frameAncestors.length === 0 ? "'none'" : frameAncestors.join(' ')}`,
  ].join('; ');
}

/** Text as it may stand in HTML, between tags or in a quoted attribute. */
export function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
