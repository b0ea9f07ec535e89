import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';
import type { Misbehaviour } from './conformance-subject.ts';

/** A small application of notes over HTTP, to try the kit on: nothing about it resembles Scoro. */
export interface NotesApplication {
  readonly url: string;
  misbehave(how: Misbehaviour | undefined, count: number): void;
  requestsSeen(): number;
  logins(): number;
  /** Ends every session. */
  expireSessions(): void;
  close(): Promise<void>;
}

/** The key and the password that the application takes. */
export const rightKey = 'notes-key-4711';
export const rightPassword = 'notes-password-0815';

export async function startNotes(): Promise<NotesApplication> {
  const notes = new Map(Array.from({ length: 5 }, (_, at) => [String(at + 1), { id: at + 1, text: `Note ${at + 1}` }]));
  let trouble: { how: Misbehaviour; left: number } | undefined;
  let seen = 0;
  let logins = 0;
  let session = '';

  const server = createServer((request, response) => {
    seen += 1;
    void handle(request, response);
  });

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const how = trouble !== undefined && trouble.left > 0 ? trouble.how : undefined;
    if (trouble !== undefined) {
      trouble.left -= 1;
    }
    if (how === 'resetBefore') {
      request.socket.destroy();
      return;
    }
    let body = '';
    for await (const chunk of request) {
      body += String(chunk);
    }
    if (how !== undefined) {
      misbehaveWith(how, request, response);
      return;
    }
    const url = new URL(request.url ?? '/', 'http://notes');
    if (url.pathname === '/login') {
      login(body, response);
      return;
    }
    const authorization = request.headers.authorization;
    if (authorization !== `Key ${rightKey}` && (session === '' || authorization !== `Session ${session}`)) {
      answer(response, 401, { error: 'not allowed' });
      return;
    }
    route(request, url, body, response);
  }

  function login(body: string, response: ServerResponse): void {
    logins += 1;
    if (!body.includes(rightPassword)) {
      answer(response, 401, { error: 'wrong password' });
      return;
    }
    session = `session-${logins}`;
    answer(response, 200, { session });
  }

  function route(request: IncomingMessage, url: URL, body: string, response: ServerResponse): void {
    const id = url.pathname.split('/')[2];
    if (request.method === 'POST') {
      const note = { id: notes.size + 1, text: z.object({ text: z.string() }).parse(JSON.parse(body)).text };
      notes.set(String(note.id), note);
      answer(response, 201, note);
    } else if (id !== undefined) {
      const note = notes.get(id);
      answer(response, note === undefined ? 404 : 200, note ?? { error: 'no such note' });
    } else {
      const page = Number(url.searchParams.get('page'));
      const size = Number(url.searchParams.get('size'));
      answer(response, 200, [...notes.values()].slice((page - 1) * size, page * size));
    }
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    misbehave: (how, count) => {
      trouble = how === undefined ? undefined : { how, left: count };
    },
    requestsSeen: () => seen,
    logins: () => logins,
    expireSessions: () => {
      session = '';
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function answer(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
}

function misbehaveWith(
  how: Exclude<Misbehaviour, 'resetBefore'>,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  switch (how) {
    case 'rateLimited':
      return answer(response, 429, { error: 'slow down' }, { 'retry-after': '0' });
    case 'dayUsedUp':
      return answer(response, 429, { error: 'come back tomorrow', day: true }, { 'retry-after': '3600' });
    case 'serverError':
      return answer(response, 500, { error: 'broken' });
    case 'lyingBody':
      return answer(response, 200, { error: 'no' });
    case 'stall':
      return;
    case 'html':
      response.writeHead(200, { 'content-type': 'text/html' }).end('<html><body>Hello</body></html>');
      return;
    case 'emptyBody':
      response.writeHead(200, { 'content-type': 'application/json' }).end();
      return;
    case 'brokenJson':
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"id": 1, ');
      return;
    case 'oversized':
      response.writeHead(200, { 'content-type': 'application/json' }).end(`"${'x'.repeat(5_000_000)}"`);
      return;
    case 'truncated':
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' }).write('{"id": 1');
      setTimeout(() => request.socket.destroy(), 10);
      return;
    case 'resetAfter':
      request.socket.destroy();
      return;
    case 'redirect':
      response.writeHead(302, { location: 'http://127.0.0.1:9/' }).end();
  }
}
