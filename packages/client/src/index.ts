import createFetchClient, { type Client } from 'openapi-fetch';
import type { components, paths } from './generated/openapi.ts';
import { problemOf, unreachable, unreadable } from './problem.ts';

export { Problem, problemOf, unreachable, type FieldProblem, type ProblemDocument } from './problem.ts';
export type { components, paths };

/** The named shapes of the API, such as `Schema<'Account'>`. */
export type Schema<Name extends keyof components['schemas']> = components['schemas'][Name];

/** How the API is reached. */
export interface ClientOptions {
  /** Such as `http://127.0.0.1:4400`; empty for the origin of the page. */
  readonly url: string;
  /** Bearer token; a page signed in by cookie has none. */
  readonly token?: string;
  /** Sent with every request. */
  readonly headers?: Readonly<Record<string, string>>;
}

export type TandemClient = Client<paths>;

/**
 * A client typed from the OpenAPI document. Every answer that is not a success is thrown as a {@link Problem}.
 *
 * @example
 * const tandem = createTandemClient({ url: 'http://127.0.0.1:4400', token });
 * const { items } = await answered(tandem.GET('/v1/accounts'));
 */
export function createTandemClient(options: ClientOptions): TandemClient {
  const client = createFetchClient<paths>({
    baseUrl: options.url,
    // The API redirects nobody; what does is another server, which must not get what is sent.
    redirect: 'error',
    headers: {
      ...options.headers,
      ...(options.token !== undefined && { authorization: `Bearer ${options.token}` }),
    },
  });
  client.use({
    async onResponse({ response, options: { parseAs } }) {
      if (!response.ok && response.status !== 304) {
        throw await problemOf(response);
      }
      const type = response.headers.get('content-type') ?? '';
      if (parseAs === 'json' && type !== '' && !type.includes('json')) {
        throw unreadable(
          `What answers at ${options.url || 'this address'} is not Tandem: its reply is no JSON.`,
          response.status,
        );
      }
    },
    onError({ error }) {
      return error instanceof TypeError ? unreachable(options.url) : undefined;
    },
  });
  return client;
}

/** The data of an answer; failures were thrown before. */
export async function answered<Data>(answer: Promise<{ data?: Data }>): Promise<Data> {
  const { data } = await answer;
  // A success without a body (204) is typed by the document as having no data, which `undefined` is.
  return data as Data;
}
