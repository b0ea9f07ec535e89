import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request as it arrived. */
export interface Arrived {
  readonly verb: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** What the stand-in answers. */
export interface Answer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** JSON, or a text as it is. */
  readonly body?: unknown;
}

/** An HTTP API of a test's own, on a free port. */
export interface StandIn {
  readonly url: string;
  /** `127.0.0.1:port`, as an operator permits it. */
  readonly host: string;
  readonly seen: Arrived[];
  close(): Promise<void>;
}

export async function startStandIn(
  answer: (arrived: Arrived) => Answer,
  interfere?: (request: IncomingMessage, response: ServerResponse, when: 'before' | 'after') => boolean,
): Promise<StandIn> {
  const seen: Arrived[] = [];
  const server = createServer((request, response) => {
    void (async () => {
      if (interfere?.(request, response, 'before') === true) return;
      let body = '';
      for await (const chunk of request) body += String(chunk);
      const url = new URL(request.url ?? '/', 'http://stand-in');
      const arrived = {
        verb: request.method ?? '',
        path: url.pathname,
        query: url.searchParams,
        headers: request.headers,
        body,
      };
      seen.push(arrived);
      if (interfere?.(request, response, 'after') === true) return;
      const { status = 200, headers = {}, body: content } = answer(arrived);
      const text = typeof content === 'string' ? content : content === undefined ? '' : JSON.stringify(content);
      const type = typeof content === 'string' || content === undefined ? {} : { 'content-type': 'application/json' };
      response.writeHead(status, { ...type, ...headers }).end(text);
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    host: `127.0.0.1:${port}`,
    seen,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
