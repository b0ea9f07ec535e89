import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';

/** An API that takes documents, and knows a repeated one by its Idempotency-Key. */
export interface SecondApplication {
  readonly url: string;
  /** `127.0.0.1:port`, as an operator permits it. */
  readonly host: string;
  /** What it has, in the order of arrival. */
  readonly kept: readonly unknown[];
  /** How often it was asked. */
  readonly asked: () => number;
  /** Makes the next requests fail: refused with 500, or taken with the answer lost. */
  fail(how: 'refused' | 'answerLost', times: number): void;
  close(): Promise<void>;
}

export async function startSecondApplication(): Promise<SecondApplication> {
  const kept: unknown[] = [];
  const numbers = new Map<string, string>();
  const faults: ('refused' | 'answerLost')[] = [];
  let asked = 0;
  const server = createServer((request, response) => {
    void (async () => {
      // Somebody looks whether it is there.
      if (request.method !== 'POST') return void response.writeHead(204).end();
      const body = await json(request);
      asked += 1;
      const fault = faults.shift();
      if (fault === 'refused') return void response.writeHead(500).end();
      const key = String(request.headers['idempotency-key']);
      const number = numbers.get(key) ?? `A-${numbers.size + 1}`;
      if (!numbers.has(key)) kept.push(body);
      numbers.set(key, number);
      if (fault === 'answerLost') return void request.socket.destroy();
      response.writeHead(201, { 'content-type': 'application/json' }).end(JSON.stringify({ id: number }));
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    host: `127.0.0.1:${port}`,
    kept,
    asked: () => asked,
    fail: (how, times) => void faults.push(...Array.from({ length: times }, () => how)),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
