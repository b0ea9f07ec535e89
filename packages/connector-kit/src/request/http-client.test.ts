import { connect as dial, type Socket } from 'node:net';
import { gzipSync, brotliCompressSync, deflateRawSync, deflateSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import type { Site } from '../definition/site.ts';
import type { WireRequest } from '../definition/wire.ts';
import { Secret } from '../secret/secret.ts';
import type { Exchange, ExchangeOptions, HttpClient } from './exchange.ts';
import { createHttpClient, type HttpClientOptions } from './http-client.ts';
import { makeTestCertificate } from './test-certificate.ts';
import { reply, startRaw, startUpstream, type TestUpstream } from './test-upstream.ts';

const open: { close(): Promise<unknown> }[] = [];

afterEach(async () => {
  await Promise.all(open.splice(0).map((each) => each.close()));
});

const post: WireRequest = { verb: 'POST', path: '/tasks/list', body: { apiKey: new Secret('s3cret-key') } };

describe('an answer', () => {
  it('comes with status, lower-case headers and text; the request arrives as it was described', async () => {
    let seen = '';
    const { exchange } = await upstream((request, socket) => {
      seen = request;
      socket.write(reply('{"a":"ü"}', 'Content-Type: application/json\r\nX-RateLimit-Limit: 40\r\nset-cookie: a=1\r\nset-cookie: b=2', '201 Created'));
    });
    expect(await exchange()).toEqual({
      is: 'answer',
      answer: {
        status: 201,
        headers: new Map([['content-type', 'application/json'], ['x-ratelimit-limit', '40'], ['set-cookie', 'a=1, b=2'], ['content-length', '10']]),
        text: '{"a":"ü"}',
      },
    });
    expect(seen).toMatch(/^POST \/acme\/api\/v2\/tasks\/list HTTP\/1\.1\r\nhost: 127/);
    expect(seen).toContain('user-agent: Tandem/');
    expect(seen).toContain('accept-encoding: identity');
    expect(seen).toMatch(/\{"apiKey":"s3cret-key"\}$/);
  });

  it.each([
    ['a redirect', reply('', 'location: http://127.0.0.1:1/', '302 Found'), 302],
    ['a page', reply('<html>', 'content-type: text/html', '403 Forbidden'), 403],
    ['a server error', reply('{}', 'x: y', '500 Oops'), 500],
    ['nothing', reply('', 'x: y', '200 OK'), 200],
  ])('may be %s; nothing is followed or judged here', async (_what, bytes, status) => {
    let requests = 0;
    const { exchange } = await upstream((_request, socket) => {
      requests += 1;
      socket.write(bytes);
    });
    expect(await exchange()).toMatchObject({ is: 'answer', answer: { status } });
    expect(requests).toBe(1);
  });

  it('comes after an informational one', async () => {
    const { exchange } = await upstream((_request, socket) => socket.write(Buffer.concat([Buffer.from('HTTP/1.1 103 Early Hints\r\nlink: x\r\n\r\n'), reply('{}')])));
    expect(await exchange()).toMatchObject({ is: 'answer', answer: { status: 200, text: '{}' } });
  });

  it('is read however it is chunked, also within a character', async () => {
    const { exchange } = await upstream(async (_request, socket) => {
      const bytes = Buffer.from('{"name":"Zoë €"}');
      socket.write('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n');
      for (const byte of bytes) {
        socket.write(Buffer.concat([Buffer.from('1\r\n'), Buffer.from([byte]), Buffer.from('\r\n')]));
        if (byte > 127) await pause(2);
      }
      socket.write('0\r\n\r\n');
    });
    expect(await exchange()).toMatchObject({ answer: { text: '{"name":"Zoë €"}' } });
  });

  it('is read as UTF-8 without its mark; bytes that are no text become replacement characters', async () => {
    const { exchange } = await upstream((request, socket) => {
      socket.write(request.includes('/mark') ? reply(Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from('{}')])) : reply(Buffer.from([0x22, 0xff, 0xc3, 0x22])));
    });
    expect(await exchange({ request: { ...post, path: '/mark' } })).toMatchObject({ answer: { text: '{}' } });
    expect(await exchange()).toMatchObject({ answer: { text: '"\ufffd\ufffd"' } });
  });

  it.each([
    ['gzip', gzipSync],
    ['br', brotliCompressSync],
    ['deflate', deflateSync],
    ['deflate, bare', deflateRawSync],
    ['gzip, br', (text: string) => brotliCompressSync(gzipSync(text))],
  ])('is decompressed when it comes compressed though nobody asked (%s)', async (coding, compress) => {
    const { exchange } = await upstream((_request, socket) => socket.write(reply(compress('{"ok":1}'), `content-encoding: ${coding.replace(', bare', '')}`)));
    expect(await exchange()).toMatchObject({ answer: { text: '{"ok":1}' } });
  });

  it('is left as it came when it is not in the coding it names', async () => {
    const { exchange } = await upstream((_request, socket) => socket.write(reply('not gzip', 'content-encoding: gzip')));
    expect(await exchange()).toMatchObject({ is: 'answer', answer: { text: 'not gzip' } });
  });
});

describe('an answer that is too large', () => {
  const limit = { maxResponseBytes: 100_000 };

  it('is not waited for when its length is told', async () => {
    const { exchange } = await upstream((_request, socket) => socket.write('HTTP/1.1 200 OK\r\ncontent-length: 100001\r\n\r\n'), limit);
    expect(await exchange()).toMatchObject({ is: 'failure', failure: { reason: 'tooLarge', processed: 'unknown', httpStatus: 200 } });
  });

  it('is cut when it never ends', async () => {
    let sent = 0;
    const { exchange, server } = await upstream((_request, socket) => {
      socket.write('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n');
      const more = () => {
        while (!socket.destroyed && socket.write(`1000\r\n${'x'.repeat(4096)}\r\n`)) sent += 4096;
        if (!socket.destroyed) socket.once('drain', more);
      };
      more();
    }, limit);
    expect(await exchange()).toMatchObject({ failure: { reason: 'tooLarge' } });
    await closedAll(server);
    expect(sent).toBeLessThan(20_000_000);
  });

  it('is refused when a few bytes would become more than is read', async () => {
    const bomb = gzipSync(Buffer.alloc(50_000_000));
    expect(bomb.length).toBeLessThan(limit.maxResponseBytes);
    const { exchange } = await upstream((_request, socket) => socket.write(reply(bomb, 'content-encoding: gzip')), limit);
    const before = process.memoryUsage().arrayBuffers;
    expect(await exchange()).toMatchObject({ failure: { reason: 'tooLarge', httpStatus: 200 } });
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(20_000_000);
  });

  it('is read where it is exactly as large as allowed', async () => {
    const { exchange } = await upstream((_request, socket) => socket.write(reply('x'.repeat(100_000))), limit);
    expect(await exchange()).toMatchObject({ is: 'answer' });
  });
});

describe('a failure', () => {
  it('before the request could be read is certain: nobody listens', async () => {
    const { exchange, server } = await upstream(() => {});
    await server.close();
    expect(await exchange()).toMatchObject({ failure: { reason: 'refused', processed: 'no', detail: expect.stringContaining('ECONNREFUSED') } });
  });

  it('before the request could be read is certain: the certificate is not trusted, or is another host’s', async () => {
    const untrusted = await upstream((_request, socket) => socket.write(reply('{}')), {}, makeTestCertificate('127.0.0.1'));
    expect(await untrusted.exchange()).toMatchObject({ failure: { reason: 'refused', processed: 'no', detail: expect.stringMatching(/secure connection.*SELF_SIGNED/) } });
    const other = makeTestCertificate('other.example');
    const wrong = await upstream((_request, socket) => socket.write(reply('{}')), { certificateAuthorities: [other.cert] }, other);
    expect(await wrong.exchange()).toMatchObject({ failure: { reason: 'refused', processed: 'no', detail: expect.stringContaining('ALTNAME') } });
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
    expect(await exchange({ options: { timeoutMs: 50 } })).toMatchObject({ failure: { reason: 'timeout', processed: 'no' } });
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
      if (how === 'resetWithin') socket.write('HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{"a":', () => setTimeout(() => socket.resetAndDestroy(), 20));
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
      expect(await exchange({ options: { unsafe } })).toMatchObject({ failure: { reason: 'reset', processed: 'unknown' } });
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
    expect(await exchange({ options: { timeoutMs: 150 } })).toMatchObject({ failure: { reason: 'timeout', processed: 'unknown' } });
    expect(performance.now() - started).toBeLessThan(1_500);
    await closedAll(server);
  });

  it('is an abort when the caller goes away, and the connection goes too', async () => {
    const { exchange, server } = await upstream(() => setTimeout(() => gone.abort(), 20));
    const gone = new AbortController();
    expect(await exchange({ options: { signal: gone.signal } })).toMatchObject({ failure: { reason: 'aborted', processed: 'unknown' } });
    await closedAll(server);
  });

  it('is an abort without any connection when the caller was gone before', async () => {
    const { exchange, server } = await upstream(() => {});
    expect(await exchange({ options: { signal: AbortSignal.abort() } })).toMatchObject({ failure: { reason: 'aborted', processed: 'no' } });
    expect(server.sockets).toHaveLength(0);
  });

  it('leaves no listener behind on the signal of many requests', async () => {
    const { exchange } = await upstream((_request, socket) => socket.write(reply('{}')));
    const controller = new AbortController();
    let listeners = 0;
    const { signal } = controller;
    const { addEventListener, removeEventListener } = signal;
    Object.defineProperty(signal, 'addEventListener', { value: (...args: Parameters<typeof addEventListener>) => ((listeners += 1), addEventListener.apply(signal, args)) });
    Object.defineProperty(signal, 'removeEventListener', { value: (...args: Parameters<typeof removeEventListener>) => ((listeners -= 1), removeEventListener.apply(signal, args)) });
    for (let at = 0; at < 20; at += 1) await exchange({ options: { signal } });
    expect(listeners).toBe(0);
  });
});

describe('the address', () => {
  it.each([
    ['a literal address', 'https://127.0.0.1'],
    ['a number that is an address', 'https://2130706433'],
    ['a host that is not permitted', 'https://evil.example'],
    ['plain http', 'http://acme.scoro.com'],
    ['a port', 'https://acme.scoro.com:8443'],
  ])('is refused before anything is sent: %s', async (_what, base) => {
    expect(await clientFor(base, { exemptBases: [] })()).toMatchObject({ failure: { reason: 'address', processed: 'no' } });
  });

  it.each(['127.0.0.1', '10.0.0.7', '169.254.169.254', '::1', '::ffff:127.0.0.1'])('is refused when a permitted name leads to %s', async (address) => {
    const exchange = clientFor('https://acme.scoro.com', {
      exemptBases: [],
      resolver: (_name, answer) => answer(null, [{ address, family: address.includes(':') ? 6 : 4 }]),
    });
    expect(await exchange()).toMatchObject({ failure: { reason: 'address', processed: 'no', detail: expect.stringMatching(/not public.*RFC/) } });
  });

  it('that does not resolve is a failed look-up', async () => {
    const exchange = clientFor('https://acme.scoro.com', {
      exemptBases: [],
      resolver: (_name, answer) => answer(Object.assign(new Error('no'), { code: 'ENOTFOUND' }), []),
    });
    expect(await exchange()).toMatchObject({ failure: { reason: 'lookup', processed: 'no' } });
  });

  it('that no request may climb out of is refused by an error', async () => {
    const { exchange } = await upstream(() => {});
    await expect(exchange({ request: { ...post, path: '/../../admin' } })).rejects.toMatchObject({ code: 'address_refused' });
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
    const options = { exemptBases: [], proxy: `http://user:pass@127.0.0.1:${proxy.port}`, certificateAuthorities: [certificate.cert] };
    expect(await clientFor('https://acme.scoro.com', options)()).toMatchObject({ is: 'answer', answer: { text: '{"by":"proxy"}' } });
    expect(asked).toEqual(['CONNECT acme.scoro.com:443']);
    expect(await clientFor('https://evil.example', options)()).toMatchObject({ failure: { reason: 'address' } });
    expect(await clientFor('https://10.0.0.1', options)()).toMatchObject({ failure: { reason: 'address' } });
    expect(asked).toHaveLength(1);
  });

  it('that refuses, or is not there, is a connection that could not be had', async () => {
    const refusing = await startUpstream((_request, socket) => socket.end('HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\n\r\n'));
    open.push(refusing);
    const there = clientFor('https://acme.scoro.com', { exemptBases: [], proxy: refusing.base });
    expect(await there()).toMatchObject({ failure: { reason: 'refused', processed: 'no' } });
    await refusing.close();
    const gone = clientFor('https://acme.scoro.com', { exemptBases: [], proxy: refusing.base });
    expect(await gone()).toMatchObject({ failure: { reason: 'refused', processed: 'no' } });
  });
});

const defaults: ExchangeOptions = { signal: new AbortController().signal, timeoutMs: 5_000, unsafe: false, wantsFile: false };

interface Tried {
  readonly request?: WireRequest;
  readonly options?: Partial<ExchangeOptions>;
}

type Exchanging = (tried?: Tried) => Promise<Exchange>;

async function upstream(
  onRequest: Parameters<typeof startUpstream>[0],
  options: Partial<HttpClientOptions> = {},
  tls?: Parameters<typeof startUpstream>[1],
): Promise<{ exchange: Exchanging; client: HttpClient; site: Site; server: TestUpstream }> {
  const server = await startUpstream(onRequest, tls);
  const client = createHttpClient({ permittedHosts: ['.scoro.com'], exemptBases: [server.base], ...options });
  open.push(client, server);
  const site = { key: 'k', base: `${server.base}/acme/api/v2`, exemptBase: server.base, display: 'd' };
  return { client, site, server, exchange: ({ request = post, options: how } = {}) => client.exchange(site, request, { ...defaults, ...how }) };
}

function clientFor(base: string, options: Partial<HttpClientOptions> = {}): Exchanging {
  const client = createHttpClient({ permittedHosts: ['.scoro.com'], exemptBases: [base], ...options });
  open.push(client);
  return ({ request = post, options: how } = {}) => client.exchange({ key: 'k', base, exemptBase: base, display: 'd' }, request, { ...defaults, ...how });
}

async function raw(onConnection: (socket: Socket) => void): Promise<TestUpstream> {
  const server = await startRaw(onConnection);
  open.push(server);
  return server;
}

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

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}

async function closedAll(server: TestUpstream): Promise<void> {
  const closed = (socket: Socket) => new Promise<void>((resolve) => {
    if (socket.closed) resolve();
    else socket.once('close', () => resolve());
  });
  await Promise.all(server.sockets.map(closed));
}
