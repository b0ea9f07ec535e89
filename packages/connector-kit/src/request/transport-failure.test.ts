import { afterEach, describe, expect, it } from 'vitest';
import { makeTestCertificate } from './test-certificate.ts';
import { clientFor, closeOpen, closedAll, raw, upstream } from './test-exchange.ts';
import { reply } from './test-upstream.ts';

afterEach(closeOpen);

describe('a failure', () => {
  it('before the request could be read is certain: nobody listens', async () => {
    const { exchange, server } = await upstream(() => {});
    await server.close();
    expect(await exchange()).toMatchObject({
      failure: { reason: 'refused', processed: 'no', detail: expect.stringContaining('ECONNREFUSED') },
    });
  });

  it('before the request could be read is certain: the certificate is not trusted, or is another host’s', async () => {
    const untrusted = await upstream(
      (_request, socket) => socket.write(reply('{}')),
      {},
      makeTestCertificate('127.0.0.1'),
    );
    expect(await untrusted.exchange()).toMatchObject({
      failure: { reason: 'refused', processed: 'no', detail: expect.stringMatching(/secure connection.*SELF_SIGNED/) },
    });
    const other = makeTestCertificate('other.example');
    const wrong = await upstream(
      (_request, socket) => socket.write(reply('{}')),
      { certificateAuthorities: [other.cert] },
      other,
    );
    expect(await wrong.exchange()).toMatchObject({
      failure: { reason: 'refused', processed: 'no', detail: expect.stringContaining('ALTNAME') },
    });
  });

  it('before the request could be read is certain: it is not TLS that is spoken', async () => {
    const { base } = await raw((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
    expect(await clientFor(base)()).toMatchObject({ failure: { reason: 'refused', processed: 'no' } });
  });

  it('before the request could be read is certain: the connection is not made in time', async () => {
    // TLS is begun and never answered.
    const { base } = await raw(() => {});
    const exchange = clientFor(base, { connectTimeoutMs: 100 });
    expect(await exchange()).toMatchObject({ failure: { reason: 'timeout', processed: 'no' } });
    expect(await exchange({ options: { timeoutMs: 50 } })).toMatchObject({
      failure: { reason: 'timeout', processed: 'no' },
    });
  });

  it.each([
    ['a reset after the request was read', 'destroy', 'reset'],
    ['an end after the request was read', 'end', 'reset'],
    ['something that is not HTTP', 'garbage', 'reset'],
    ['a head that is cut off', 'head', 'reset'],
    ['a body shorter than its length', 'short', 'cutOff'],
    ['a chunked body without its end', 'chunked', 'cutOff'],
    ['a reset within the body', 'resetWithin', 'cutOff'],
  ])('leaves unknown what happened: %s', async (_what, how, reason) => {
    const { exchange } = await upstream((_request, socket) => {
      if (how === 'destroy') socket.resetAndDestroy();
      if (how === 'end') socket.end();
      if (how === 'garbage') socket.end('SSH-2.0-OpenSSH\r\n\r\n');
      if (how === 'head') socket.end('HTTP/1.1 200 OK\r\ncontent-le');
      if (how === 'short') socket.end('HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{"a":');
      if (how === 'chunked') socket.end('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5\r\n{"a":\r\n');
      if (how === 'resetWithin')
        socket.write('HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{"a":', () =>
          setTimeout(() => socket.resetAndDestroy(), 20),
        );
    });
    const failure = await exchange();
    expect(failure).toMatchObject({ is: 'failure', failure: { reason, processed: 'unknown' } });
    if (reason === 'cutOff') expect(failure).toMatchObject({ failure: { httpStatus: 200 } });
    expect(JSON.stringify(failure)).not.toContain('s3cret');
  });

  it('is reported once: a request whose connection breaks is not sent again by itself', async () => {
    let requests = 0;
    const { exchange } = await upstream((_request, socket) => {
      requests += 1;
      if (requests === 1) socket.write(reply('{}'));
      else socket.destroy();
    });
    await exchange();
    for (const unsafe of [true, false]) {
      const before = requests;
      expect(await exchange({ options: { unsafe } })).toMatchObject({
        failure: { reason: 'reset', processed: 'unknown' },
      });
      expect(requests).toBe(before + 1);
    }
  });

  it.each([
    ['nothing comes', ''],
    ['the head never ends', 'HTTP/1.1 200 OK\r\n'],
    ['the body never ends', 'HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\n{'],
  ])('is a time-out of the whole try when %s, however busily', async (_what, bytes) => {
    const { exchange, server } = await upstream((_request, socket) => {
      socket.write(bytes);
      // A drop every now and then must not keep the try alive.
      const drops = setInterval(() => socket.write(bytes.endsWith('{') ? 'x' : ''), 20);
      socket.once('close', () => clearInterval(drops));
    });
    const started = performance.now();
    expect(await exchange({ options: { timeoutMs: 150 } })).toMatchObject({
      failure: { reason: 'timeout', processed: 'unknown' },
    });
    expect(performance.now() - started).toBeLessThan(1_500);
    await closedAll(server);
  });

  it('is an abort when the caller goes away, and the connection goes too', async () => {
    const { exchange, server } = await upstream(() => setTimeout(() => gone.abort(), 20));
    const gone = new AbortController();
    expect(await exchange({ options: { signal: gone.signal } })).toMatchObject({
      failure: { reason: 'aborted', processed: 'unknown' },
    });
    await closedAll(server);
  });

  it('is an abort without any connection when the caller was gone before', async () => {
    const { exchange, server } = await upstream(() => {});
    expect(await exchange({ options: { signal: AbortSignal.abort() } })).toMatchObject({
      failure: { reason: 'aborted', processed: 'no' },
    });
    expect(server.sockets).toHaveLength(0);
  });

  it('leaves no listener behind on the signal of many requests', async () => {
    const { exchange } = await upstream((_request, socket) => socket.write(reply('{}')));
    const controller = new AbortController();
    let listeners = 0;
    const { signal } = controller;
    const { addEventListener, removeEventListener } = signal;
    Object.defineProperty(signal, 'addEventListener', {
      value: (...args: Parameters<typeof addEventListener>) => ((listeners += 1), addEventListener.apply(signal, args)),
    });
    Object.defineProperty(signal, 'removeEventListener', {
      value: (...args: Parameters<typeof removeEventListener>) => (
        (listeners -= 1),
        removeEventListener.apply(signal, args)
      ),
    });
    for (let at = 0; at < 20; at += 1) await exchange({ options: { signal } });
    expect(listeners).toBe(0);
  });
});
