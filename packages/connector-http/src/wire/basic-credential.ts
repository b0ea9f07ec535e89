import type { Secret } from '@tandem/connector-kit';

/**
 * The value of `Authorization: Basic` (RFC 7617). OAuth 2 wants both parts form-encoded first (RFC 6749, 2.3.1).
 */
export function basicCredential(name: string, password: Secret, encoding: 'plain' | 'form' = 'plain'): Secret {
  const form = (text: string) => (encoding === 'form' ? encodeURIComponent(text).replaceAll('%20', '+') : text);
  return password.map((text) => `Basic ${Buffer.from(`${form(name)}:${form(text)}`).toString('base64')}`);
}
