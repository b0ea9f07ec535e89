import { connect as dial, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { makeTestCertificate } from './test-certificate.ts';
import { clientFor, closeOpen, closedAll, defaults, open, pause, post, raw, upstream } from './test-exchange.ts';
import { reply, startUpstream, type TestUpstream } from './test-upstream.ts';

afterEach(closeOpen);

describe('the address', () => {
  it.each([
    ['a literal address', 'https://127.0.0.1'],
    ['a number that is an address', 'https://2130706433'],
    ['a host that is not permitted', 'https://evil.example'],
    ['plain http', 'http://acme.scoro.com'],
    ['a port', 'https://acme.scoro.com:8443'],
  ])('is refused before anything is sent: %s', async (_what, base) => {
    expect(await clientFor(base, { exemptBases: [] })()).toMatchObject({
      failure: { reason: 'address', processed: 'no' },
    });
  });

  it.each(['127.0.0.1', '10.0.0.7', '169.254.169.254', '::1', '::ffff:127.0.0.1'])(
    'is refused when a permitted name leads to %s',
    async (address) => {
      const exchange = clientFor('https://acme.scoro.com', {
        exemptBases: [],
        resolver: (_name, answer) => answer(null, [{ address, family: address.includes(':') ? 6 : 4 }]),
      });
      expect(await exchange()).toMatchObject({
        failure: { reason: 'address', processed: 'no', detail: expect.stringMatching(/not public.*RFC/) },
      });
    },
  );

  it('that does not resolve is a failed look-up', async () => {
    const exchange = clientFor('https://acme.scoro.com', {
      exemptBases: [],
      resolver: (_name, answer) => answer(Object.assign(new Error('no'), { code: 'ENOTFOUND' }), []),
    });
    expect(await exchange()).toMatchObject({ failure: { reason: 'lookup', processed: 'no' } });
  });

  it('that no request may climb out of is refused by an error', async () => {
    const { exchange } = await upstream(() => {});
    await expect(exchange({ request: { ...post, path: '/../../admin' } })).rejects.toMatchObject({
      code: 'address_refused',
    });
  });

  it('that is exempt for one site is not exempt for another that does not say so', async () => {
    const { client, site } = await upstream((_request, socket) => socket.write(reply('{}')));
    const { exemptBase: _none, ...unsaid } = site;
    expect(await client.exchange(unsaid, post, defaults)).toMatchObject({ failure: { reason: 'address' } });
    expect(await client.exchange(site, post, defaults)).toMatchObject({ is: 'answer' });
  });
});

describe('connections', () => {
  it('are used again', async () => {
    const { exchange, server } = await upstream((_request, socket) => socket.write(reply('{}')));
    for (let at = 0; at < 20; at += 1) await exchange();
    // A request that follows within the same turn finds the first connection still busy with its answer.
    expect(server.sockets.length).toBeLessThanOrEqual(2);
  });

  it('of unsafe requests are kept apart and dropped once idle for a second', async () => {
    const unsafe = new Set<Socket>();
    const { exchange, server } = await upstream((request, socket) => {
      if (request.includes('/unsafe')) unsafe.add(socket);
      socket.write(reply('{}', 'keep-alive: timeout=60'));
    });
    const write = { request: { ...post, path: '/unsafe' }, options: { unsafe: true } };
    await exchange();
    for (let at = 0; at < 10; at += 1) await exchange(write);
    const before = [...unsafe];
    expect(before.length).toBeLessThanOrEqual(2);
    const safe = server.sockets.filter((socket) => !unsafe.has(socket));
    expect(safe.length).toBeGreaterThan(0);
    await pause(1_400);
    expect(before.map((socket) => socket.destroyed)).toEqual(before.map(() => true));
    expect(safe.map((socket) => socket.destroyed)).toEqual(safe.map(() => false));
    await exchange(write);
    expect(unsafe.size).toBe(before.length + 1);
  });

  it('carry one request at a time', async () => {
    let under = 0;
    let most = 0;
    const { exchange, server } = await upstream((_request, socket) => {
      under += 1;
      most = Math.max(most, under);
      setTimeout(() => {
        under -= 1;
        socket.write(reply('{}'));
      }, 10);
    });
    await Promise.all(Array.from({ length: 20 }, () => exchange({ options: { unsafe: true } })));
    expect(most).toBeLessThanOrEqual(server.sockets.length);
  });

  it('end with the client, and requests under way with them', async () => {
    const { client, exchange, server } = await upstream(() => void client.close());
    expect(await exchange()).toMatchObject({ failure: { reason: 'reset', processed: 'unknown' } });
    await closedAll(server);
    expect(await exchange()).toMatchObject({ failure: { processed: 'no' } });
  });
});

describe('a proxy', () => {
  it('resolves the name; TLS is agreed with the host itself, and the list of hosts holds', async () => {
    const certificate = makeTestCertificate('acme.scoro.com');
    const target = await startUpstream((_request, socket) => socket.write(reply('{"by":"proxy"}')), certificate);
    open.push(target);
    const asked: string[] = [];
    const proxy = await startProxy(target, asked);
    const options = {
      exemptBases: [],
      proxy: `http://user:pass@127.0.0.1:${proxy.port}`,
      certificateAuthorities: [certificate.cert],
    };
    expect(await clientFor('https://acme.scoro.com', options)()).toMatchObject({
      is: 'answer',
      answer: { text: '{"by":"proxy"}' },
    });
    expect(asked).toEqual(['CONNECT acme.scoro.com:443']);
    expect(await clientFor('https://evil.example', options)()).toMatchObject({ failure: { reason: 'address' } });
    expect(await clientFor('https://10.0.0.1', options)()).toMatchObject({ failure: { reason: 'address' } });
    expect(asked).toHaveLength(1);
  });

  it('that refuses, or is not there, is a connection that could not be had', async () => {
    const refusing = await startUpstream((_request, socket) =>
      socket.end('HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\n\r\n'),
    );
    open.push(refusing);
    const there = clientFor('https://acme.scoro.com', { exemptBases: [], proxy: refusing.base });
    expect(await there()).toMatchObject({ failure: { reason: 'refused', processed: 'no' } });
    await refusing.close();
    const gone = clientFor('https://acme.scoro.com', { exemptBases: [], proxy: refusing.base });
    expect(await gone()).toMatchObject({ failure: { reason: 'refused', processed: 'no' } });
  });
});

function startProxy(target: TestUpstream, asked: string[]): Promise<TestUpstream> {
  return raw((socket) => {
    socket.once('data', (head: Buffer) => {
      asked.push(head.toString('latin1').split(' HTTP')[0] ?? '');
      const onward = dial(target.port, '127.0.0.1', () => {
        socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
        socket.pipe(onward).pipe(socket);
      });
      onward.on('error', () => {});
      socket.on('close', () => onward.destroy());
    });
  });
}
