import { createServer } from 'node:http';

/** An application with a JSON API: it answers each request with a number of its own, and keeps what it was sent. */
export interface Application {
  /** Such as `127.0.0.1:39417`. */
  readonly host: string;
  readonly received: readonly { readonly verb: string; readonly path: string; readonly body: unknown }[];
  close(): Promise<void>;
}

export async function startApplication(): Promise<Application> {
  const received: Application['received'][number][] = [];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const text = Buffer.concat(parts).toString('utf8');
      const body: unknown = text === '' ? null : JSON.parse(text);
      received.push({ verb: request.method ?? '', path: request.url ?? '', body });
      response.setHeader('content-type', 'application/json').end(JSON.stringify({ number: received.length }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The application has no port.');
  return {
    host: `127.0.0.1:${address.port}`,
    received,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
