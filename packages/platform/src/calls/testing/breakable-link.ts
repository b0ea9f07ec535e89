import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A network between two programs that can be cut and joined again, at the same address. */
export interface BreakableLink {
  readonly port: number;
  /** Breaks every connection, and refuses new ones. */
  cut(): Promise<void>;
  join(): Promise<void>;
  close(): Promise<void>;
}

export async function openBreakableLink(target: {
  readonly host: string;
  /** A function where it may change. */
  readonly port: number | (() => number);
}): Promise<BreakableLink> {
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(typeof target.port === 'number' ? target.port : target.port(), target.host);
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        sockets.delete(socket);
        other.destroy();
      });
    }
    near.pipe(far);
    far.pipe(near);
  });
  const listen = (port: number) => new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  await listen(0);
  const { port } = server.address() as AddressInfo;
  async function cut(): Promise<void> {
    if (!server.listening) return;
    const closed = new Promise((resolve) => server.close(resolve));
    for (const socket of sockets) socket.resetAndDestroy();
    await closed;
  }
  return { port, cut, join: () => listen(port), close: cut };
}
