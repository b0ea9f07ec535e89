import type { Site } from '../definition/site.ts';
import type { WireRequest } from '../definition/wire.ts';
import { defaultUserAgent } from './user-agent.ts';
import { layOut } from './write-request.ts';

/** A request as a person may see it: what would go out, its secrets masked. */
export interface MaskedRequest {
  readonly verb: WireRequest['verb'];
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/**
 * What would be written for a request, with `[secret]` in place of every secret. Throws like the writing itself: `address_refused`
 * for a path that leaves the site's base, `input_invalid` for a header that cannot be sent.
 */
export function maskRequest(site: Site, request: WireRequest, userAgent: string = defaultUserAgent): MaskedRequest {
  const { path, headers, body } = layOut('', request, userAgent, String);
  const named = Array.from(
    { length: headers.length / 2 },
    (_, at) => [headers[2 * at] ?? '', headers[2 * at + 1] ?? ''] as const,
  );
  const url = site.base + path.replaceAll('%5Bsecret%5D', '[secret]');
  const masked = { verb: request.verb, url, headers: Object.fromEntries(named) };
  if (body === undefined) return masked;
  if (request.form !== undefined) return { ...masked, body: body.replaceAll('%5Bsecret%5D', '[secret]') };
  const value: unknown = JSON.parse(body);
  return { ...masked, body: value };
}
