import type { z } from 'zod';
import { Failure } from '../failure.ts';
import { problemShape } from '../problem.ts';
import type { Connection } from './connection.ts';

export interface ApiRequest {
  readonly query?: Readonly<Record<string, string | number | undefined>>;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}

export type Verb = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** Calls Tandem's own HTTP API. Whatever the server refuses, or a server that cannot be reached, becomes a `Failure`. */
export class ApiClient {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** The server's address, without a slash at its end. */
  get url(): string {
    return this.#connection.url;
  }

  /** Sends a request and reads its answer by the shape. Paths begin with a slash and come ready, see `pathOf`. */
  async read<Shape extends z.ZodType>(
    shape: Shape,
    verb: Verb,
    path: string,
    request: ApiRequest = {},
  ): Promise<z.output<Shape>> {
    const response = await this.send(verb, path, request);
    const text = await response.text();
    const parsed = shape.safeParse(text === '' ? undefined : jsonOf(text, this.url));
    if (parsed.success) return parsed.data;
    throw new Failure(
      1,
      `The server at ${this.url} answered ${verb} ${path} in a form that this command does not know.`,
      {
        hint: 'The command and the server may be of different versions.',
        cause: parsed.error,
      },
    );
  }

  /** Sends a request; answers the response once it is known to be a success, with its body still to come. */
  async send(verb: Verb, path: string, request: ApiRequest = {}): Promise<Response> {
    const response = await this.#fetch(verb, path, request);
    if (response.ok) return response;
    const parsed = problemShape.safeParse(jsonOf(await response.text(), this.url));
    const problem = parsed.success ? parsed.data : problemShape.parse({ status: response.status });
    throw new Failure(1, problem.detail === '' ? problem.title : problem.detail, {
      problem,
      ...(problem.hint === undefined ? {} : { hint: problem.hint }),
    });
  }

  async #fetch(verb: Verb, path: string, { query = {}, body, headers, signal }: ApiRequest): Promise<Response> {
    const address = new URL(this.url + path);
    for (const [name, value] of Object.entries(query)) {
      if (value !== undefined) address.searchParams.set(name, String(value));
    }
    try {
      return await fetch(address, {
        method: verb,
        redirect: 'error',
        headers: {
          accept: 'application/json',
          authorization: `Bearer ${this.#connection.token}`,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        ...(signal === undefined ? {} : { signal }),
      });
    } catch (error) {
      if (signal?.aborted === true) throw error;
      throw new Failure(1, `Tandem cannot be reached at ${this.url}.`, {
        hint: 'Start it with "npm start", or set TANDEM_URL to where it runs.',
        cause: error,
      });
    }
  }
}

/** A path with its parts escaped: pathOf`/v1/accounts/${account}`. */
export function pathOf(parts: TemplateStringsArray, ...values: readonly string[]): string {
  return String.raw({ raw: parts }, ...values.map((value) => encodeURIComponent(value)));
}

function jsonOf(text: string, url: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Failure(1, `What answers at ${url} is not Tandem: its reply is no JSON.`, {
      hint: 'Check TANDEM_URL, and any proxy before it.',
      cause: error,
    });
  }
}
