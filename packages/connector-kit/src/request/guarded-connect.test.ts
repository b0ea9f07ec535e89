import { afterEach, describe, expect, it } from 'vitest';
import { createAddressGuard, AddressRefused } from './address-guard.ts';
import { guardedConnect } from './guarded-connect.ts';
import { startRaw, type TestUpstream } from './test-upstream.ts';

let server: TestUpstream | undefined;

afterEach(() => server?.close());

const options = { timeoutMs: 2_000, certificates: undefined };
const lookedUp = { permittedHosts: ['.scoro.com'], resolver: localhost };

describe('a guarded connection', () => {
  it('is closed before a byte is sent when the socket leads elsewhere than the look-up said', async () => {
    let received = 0;
    server = await startRaw((socket) => socket.on('data', (chunk) => (received += chunk.length)));
    // As where the name is bound anew between check and connection: the look-up passes, the socket does not.
    const strict = createAddressGuard(lookedUp);
    const rebound = {
      ...createAddressGuard({ ...lookedUp, refuseAddress: () => undefined }),
      refuseConnected: strict.refuseConnected,
    };
    for (const protocol of ['https:', 'http:']) {
      await expect(connect(guardedConnect(rebound, options), 'acme.scoro.com', protocol)).rejects.toThrow(
        AddressRefused,
      );
    }
    expect(received).toBe(0);
  });

  it('is made where the guard permits', async () => {
    server = await startRaw(() => {});
    const lenient = createAddressGuard({ ...lookedUp, refuseAddress: () => undefined });
    const socket = await connect(guardedConnect(lenient, options), 'acme.scoro.com', 'http:');
    expect(socket).toMatchObject({ remoteAddress: '127.0.0.1', remotePort: server.port });
    socket.destroy();
  });

  it.each(['127.0.0.1', '2130706433', '0x7f.1', '::1', '::ffff:127.0.0.1'])(
    'is not even tried to %s, which never reaches a look-up',
    async (hostname) => {
      server = await startRaw(() => {});
      const lenient = createAddressGuard({ permittedHosts: [hostname, '.1'], refuseAddress: () => undefined });
      for (const protocol of ['https:', 'http:']) {
        await expect(connect(guardedConnect(lenient, options), hostname, protocol)).rejects.toThrow(AddressRefused);
      }
      expect(server.sockets).toHaveLength(0);
    },
  );
});

function connect(connector: ReturnType<typeof guardedConnect>, hostname: string, protocol: string) {
  return new Promise<NonNullable<Parameters<Parameters<typeof connector>[1]>[1]>>((resolve, reject) => {
    connector({ hostname, host: hostname, protocol, port: String(server?.port) }, (error, socket) => {
      if (socket === null) reject(error);
      else resolve(socket);
    });
  });
}

function localhost(
  _hostname: string,
  answer: (error: null, addresses: readonly { address: string; family: number }[]) => void,
): void {
  answer(null, [{ address: '127.0.0.1', family: 4 }]);
}
