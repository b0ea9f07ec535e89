import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { answered, createTandemClient, Problem } from './index.ts';

let server: Server;
let url: string;
let seen: IncomingMessage[] = [];
let answer: (request: IncomingMessage, response: ServerResponse) => void;

beforeAll(async () => {
  server = createServer((request, response) => {
    seen.push(request);
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  url = `http://127.0.0.1:${address.port}`;
});

afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

beforeEach(() => {
  seen = [];
});

const read = async () => {
  const client = createTandemClient({ url, token: 'a-token' });
  return answered(client.GET('/v1/accounts/{account}', { params: { path: { account: 'a/b' } } }));
};

describe('the client', () => {
  it('sends the token and escapes what stands in the path', async () => {
    answer = (_request, response) => response.setHeader('content-type', 'application/json').end('{"id":"acc_1"}');
    expect(await read()).toEqual({ id: 'acc_1' });
    expect(seen[0]?.url).toBe('/v1/accounts/a%2Fb');
    expect(seen[0]?.headers.authorization).toBe('Bearer a-token');
  });

  it('throws what the server refuses, with how long to wait', async () => {
    const document = { type: 'about:blank', title: 'Too many', status: 429, detail: 'Later.', code: 'rate_limited' };
    answer = (_request, response) =>
      response
        .writeHead(429, { 'content-type': 'application/problem+json', 'retry-after': '7' })
        .end(JSON.stringify(document));
    const thrown = await read().catch((error: unknown) => error);
    expect(thrown).toBeInstanceOf(Problem);
    expect(thrown).toMatchObject({ code: 'rate_limited', message: 'Later.', retryAfterSeconds: 7 });
  });

  it('tells a page of something else from an answer', async () => {
    answer = (_request, response) =>
      response.setHeader('content-type', 'text/html').end('<h1>Sign in to the proxy</h1>');
    await expect(read()).rejects.toMatchObject({ code: 'unreadable', message: expect.stringContaining(url) });
    answer = (_request, response) =>
      response.writeHead(502, { 'content-type': 'text/html' }).end('<h1>Bad gateway</h1>');
    await expect(read()).rejects.toMatchObject({ code: 'unreadable', message: expect.stringContaining('502') });
  });

  it('follows no redirect, so that the token goes nowhere else', async () => {
    answer = (_request, response) => response.writeHead(307, { location: `${url}/elsewhere` }).end();
    await expect(read()).rejects.toMatchObject({ code: 'unreachable' });
    expect(seen.map((request) => request.url)).toEqual(['/v1/accounts/a%2Fb']);
  });

  it('says where nothing answers', async () => {
    const client = createTandemClient({ url: 'http://127.0.0.1:9' });
    await expect(client.GET('/v1/health')).rejects.toMatchObject({
      code: 'unreachable',
      message: 'Tandem cannot be reached at http://127.0.0.1:9.',
    });
  });
});
