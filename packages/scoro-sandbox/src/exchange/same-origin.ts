import type { IncomingMessage } from 'node:http';

/** Whether a request that changes something may: a browser that comes from another host says so in `Origin`. */
export function isSameOrigin(request: IncomingMessage): boolean {
  if (request.headers['sec-fetch-site'] === 'cross-site') return false;
  const { origin, host } = request.headers;
  if (origin === undefined) return true;
  return URL.canParse(origin) && new URL(origin).host === host;
}
