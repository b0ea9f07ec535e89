import { z } from 'zod';

/** Only what needs no quoting in a content security policy: no wildcard, no path, no user. */
const originPattern = /^(https:\/\/[a-z0-9]([a-z0-9.-]*[a-z0-9])?|http:\/\/(localhost|127\.0\.0\.1))(:\d{1,5})?$/;

/** An origin whose pages may frame a setup page. A slash at its end is taken off. */
export const originText = z
  .string()
  .max(300)
  .overwrite((text) => bareOrigin(text) ?? text)
  .regex(originPattern, 'It must be an origin such as https://app.example.com; http only for localhost')
  .describe('Such as `https://app.example.com`; `http://localhost:3000` for development');

/** The origin of an address; undefined where it has none that may frame a setup page. */
export function originOf(address: string): string | undefined {
  if (!URL.canParse(address)) return undefined;
  const { origin, username, password } = new URL(address);
  return username === '' && password === '' && originPattern.test(origin) ? origin : undefined;
}

/** An origin as it was typed or copied from the address of a start page. */
function bareOrigin(text: string): string | undefined {
  if (!URL.canParse(text)) return undefined;
  const { pathname, search, hash } = new URL(text);
  return pathname === '/' && search === '' && hash === '' ? originOf(text) : undefined;
}
