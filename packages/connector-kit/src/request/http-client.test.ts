import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { closeOpen, closedAll, pause, post, upstream } from './test-exchange.ts';
import { reply } from './test-upstream.ts';

afterEach(closeOpen);

describe('an answer', () => {
  it('comes with status, lower-case headers and text; the request arrives as it was described', async () => {
    let seen = '';
    const { exchange } = await upstream((request, socket) => {
      seen = request;
      socket.write(
        reply(
          '{"a":"ü"}',
          'Content-Type: application/json\r\nX-RateLimit-Limit: 40\r\nset-cookie: a=1\r\nset-cookie: b=2',
          '201 Created',
        ),
      );
    });
    expect(await exchange()).toEqual({
      is: 'answer',
      answer: {
        status: 201,
        headers: new Map([
          ['content-type', 'application/json'],
          ['x-ratelimit-limit', '40'],
          ['set-cookie', 'a=1, b=2'],
          ['content-length', '10'],
        ]),
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
    const { exchange } = await upstream((_request, socket) =>
      socket.write(Buffer.concat([Buffer.from('HTTP/1.1 103 Early Hints\r\nlink: x\r\n\r\n'), reply('{}')])),
    );
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
      socket.write(
        request.includes('/mark')
          ? reply(Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from('{}')]))
          : reply(Buffer.from([0x22, 0xff, 0xc3, 0x22])),
      );
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
    const { exchange } = await upstream((_request, socket) =>
      socket.write(reply(compress('{"ok":1}'), `content-encoding: ${coding.replace(', bare', '')}`)),
    );
    expect(await exchange()).toMatchObject({ answer: { text: '{"ok":1}' } });
  });

  it('is left as it came when it is not in the coding it names', async () => {
    const { exchange } = await upstream((_request, socket) =>
      socket.write(reply('not gzip', 'content-encoding: gzip')),
    );
    expect(await exchange()).toMatchObject({ is: 'answer', answer: { text: 'not gzip' } });
  });
});

describe('an answer that is too large', () => {
  const limit = { maxResponseBytes: 100_000 };

  it('is not waited for when its length is told', async () => {
    const { exchange } = await upstream(
      (_request, socket) => socket.write('HTTP/1.1 200 OK\r\ncontent-length: 100001\r\n\r\n'),
      limit,
    );
    expect(await exchange()).toMatchObject({
      is: 'failure',
      failure: { reason: 'tooLarge', processed: 'unknown', httpStatus: 200 },
    });
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
    const { exchange } = await upstream(
      (_request, socket) => socket.write(reply(bomb, 'content-encoding: gzip')),
      limit,
    );
    const before = process.memoryUsage().arrayBuffers;
    expect(await exchange()).toMatchObject({ failure: { reason: 'tooLarge', httpStatus: 200 } });
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(20_000_000);
  });

  it('is read where it is exactly as large as allowed', async () => {
    const { exchange } = await upstream((_request, socket) => socket.write(reply('x'.repeat(100_000))), limit);
    expect(await exchange()).toMatchObject({ is: 'answer' });
  });
});
