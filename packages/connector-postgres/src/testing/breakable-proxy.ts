import { createConnection, createServer, type AddressInfo, type Socket } from 'node:net';

/** What the proxy does with a connection that sends something. */
export type Interference = (fromClient: Buffer, client: Socket) => 'forward' | 'handled';

/** A TCP proxy in front of a PostgreSQL that can misbehave. */
export interface BreakableProxy {
  readonly port: number;
  interfere: Interference | undefined;
  /** Sees what the server answers; false ends the connection in its place. */
  allowAnswer: ((fromClient: string) => boolean) | undefined;
  close(): Promise<void>;
}

export async function startProxy(host: string, port: number): Promise<BreakableProxy> {
  const sockets = new Set<Socket>();
  const proxy: BreakableProxy = { port: 0, interfere: undefined, allowAnswer: undefined, close };
  const server = createServer((client) => {
    const upstream = createConnection({ host, port });
    let lastSent = '';
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        sockets.delete(socket);
        client.destroy();
        upstream.destroy();
      });
    }
    client.on('data', (chunk: Buffer) => {
      if (proxy.interfere?.(chunk, client) === 'handled') return;
      lastSent = chunk.toString('latin1');
      upstream.write(chunk);
    });
    upstream.on('data', (chunk: Buffer) => {
      if (proxy.allowAnswer?.(lastSent) === false) client.destroy();
      else client.write(chunk);
    });
  });

  async function close(): Promise<void> {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => {
      server.close(resolve);
    });
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address() as AddressInfo;
  return Object.defineProperty(proxy, 'port', { value: address.port });
}

/** An `ErrorResponse` of PostgreSQL's protocol. */
export function errorResponse(severity: string, code: string, message: string): Buffer {
  const fields = Buffer.from(`S${severity}\0V${severity}\0C${code}\0M${message}\0\0`);
  const head = Buffer.alloc(5);
  head.write('E');
  head.writeInt32BE(fields.length + 4, 1);
  return Buffer.concat([head, fields]);
}
