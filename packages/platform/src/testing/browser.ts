import type { LightMyRequestResponse } from 'fastify';
import type { Verb } from '../http/route.ts';
import type { TestPlatform } from './test-platform.ts';

/** A browser on a page of the platform: it keeps cookies, and says where its requests come from. */
export interface TestBrowser {
  /** @param bearer what a link gave it */
  send(verb: Verb, path: string, body?: object, bearer?: string): Promise<LightMyRequestResponse>;
  /** The value of a cookie; undefined where there is none. */
  cookie(name: string): string | undefined;
}

/**
 * @param userAgent what it says it is
 * @param origin of the page that it shows
 */
export function openBrowser(platform: TestPlatform, userAgent = 'Test', origin = 'http://tandem.test'): TestBrowser {
  const cookies = new Map<string, string>();
  return {
    send: async (verb, path, body, bearer) => {
      const answer = await platform.call(verb, path, {
        as: bearer === undefined ? 'nobody' : { token: bearer },
        ...(body === undefined ? {} : { body }),
        headers: {
          'user-agent': userAgent,
          origin,
          cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        },
      });
      for (const { name, value } of answer.cookies) {
        if (value === '') cookies.delete(name);
        else cookies.set(name, value);
      }
      return answer;
    },
    cookie: (name) => cookies.get(name),
  };
}

export const testPassword = 'correct horse battery staple';

/** Invites somebody, who chooses `testPassword` by the link. */
export async function invitePerson(
  platform: TestPlatform,
  browser: TestBrowser,
  email: string,
  role = 'viewer',
): Promise<{ readonly id: string }> {
  const made = await platform.call('POST', '/v1/users', { body: { email, name: 'Somebody', role } });
  const { id, invitation } = made.json<{ id: string; invitation: { url: string } }>();
  await followLink(browser, invitation.url);
  return { id };
}

/** Opens a link and finishes it in a browser, as its page does. */
export async function followLink(
  browser: TestBrowser,
  url: string,
  more: object = {},
): Promise<LightMyRequestResponse> {
  const opened = await browser.send('POST', '/v1/sign-in-links/open', { secret: new URL(url).hash.slice(1) });
  const { browser: held } = opened.json<{ browser: string }>();
  const body = { name: 'Somebody', password: testPassword, ...more };
  return browser.send('POST', '/v1/sign-in-links/finish', body, held);
}
