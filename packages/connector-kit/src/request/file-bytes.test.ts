import { setTimeout as pause } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import type { Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import type { WireFile } from '../definition/wire.ts';
import type { Exchange, ExchangeOptions } from '../definition/exchange.ts';
import { createHttpClient } from './http-client.ts';
import { reply, startUpstream } from './test-upstream.ts';

const open: { close(): Promise<unknown> }[] = [];

afterEach(async () => {
  await Promise.all(open.splice(0).map((each) => each.close()));
});

const pdf = 'content-type: application/pdf\r\ncontent-disposition: attachment; filename="a.pdf"';

describe('a file', () => {
  it('is given with its name, type and bytes', async () => {
    const content = Buffer.from(Array.from({ length: 300_000 }, (_, at) => at % 251));
    const file = await fileOf(await ask((socket) => socket.write(reply(content, pdf))));
    expect(file).toMatchObject({ status: 200, fileName: 'a.pdf', contentType: 'application/pdf' });
    expect(Buffer.concat(await all(file))).toEqual(content);
  });

  it('may be empty', async () => {
    expect(await all(await fileOf(await ask((socket) => socket.write(reply('', pdf)))))).toEqual([]);
  });

  it.each([
    ['application/json', 'answer'],
    ['application/json; charset=utf-8', 'answer'],
    ['application/problem+json', 'answer'],
    ['application/json\r\ncontent-disposition: attachment; filename=x.json', 'file'],
    ['text/csv', 'file'],
  ])('of type %s is taken for: %s', async (type, is) => {
    expect((await ask((socket) => socket.write(reply('{}', `content-type: ${type}`)))).is).toBe(is);
  });

  it('is an answer where the status says that there is none', async () => {
    expect((await ask((socket) => socket.write(reply('x', pdf, '404 Not Found')))).is).toBe('answer');
  });

  it('is decompressed on its way', async () => {
    const file = await fileOf(
      await ask((socket) => socket.write(reply(gzipSync('content'), `${pdf}\r\ncontent-encoding: gzip`))),
    );
    expect(Buffer.concat(await all(file)).toString()).toBe('content');
  });

  it('ends with an error when it is larger than what is passed on, told or not, compressed or not', async () => {
    expect(await ask((socket) => socket.write(reply(Buffer.alloc(1_001), pdf)), {}, 1_000)).toMatchObject({
      failure: { reason: 'tooLarge' },
    });
    const untold = await fileOf(
      await ask(
        (socket) =>
          socket.end(
            Buffer.concat([Buffer.from(`HTTP/1.1 200 OK\r\n${pdf}\r\nconnection: close\r\n\r\n`), Buffer.alloc(2_000)]),
          ),
        {},
        1_000,
      ),
    );
    await expect(all(untold)).rejects.toMatchObject({ code: 'upstream_invalid_response' });
    const bomb = await fileOf(
      await ask(
        (socket) => socket.write(reply(gzipSync(Buffer.alloc(100_000)), `${pdf}\r\ncontent-encoding: gzip`)),
        {},
        1_000,
      ),
    );
    await expect(all(bomb)).rejects.toMatchObject({ code: 'upstream_invalid_response' });
  }, 10_000);

  it('ends with an error when it is cut off', async () => {
    const file = await fileOf(
      await ask((socket) => socket.end(`HTTP/1.1 200 OK\r\n${pdf}\r\ncontent-length: 100\r\n\r\nhalf`)),
    );
    await expect(all(file)).rejects.toMatchObject({ code: 'upstream_unavailable' });
  });

  it('ends with an error when the rest does not come, and also when nobody reads it', async () => {
    let closed = 0;
    const stalling = (socket: Socket) => {
      socket.once('close', () => (closed += 1));
      socket.write(`HTTP/1.1 200 OK\r\n${pdf}\r\ncontent-length: 100\r\n\r\nhalf`);
    };
    const file = await fileOf(await ask(stalling, { timeoutMs: 100 }));
    await expect(all(file)).rejects.toMatchObject({ code: 'upstream_timeout' });
    await fileOf(await ask(stalling, { timeoutMs: 100 }));
    await pause(250);
    expect(closed).toBe(2);
  });

  it('may take longer than one try, as long as bytes come', async () => {
    const file = await fileOf(
      await ask(
        async (socket) => {
          socket.write(`HTTP/1.1 200 OK\r\n${pdf}\r\ncontent-length: 10\r\n\r\n`);
          for (let at = 0; at < 10; at += 1) {
            await pause(40);
            socket.write('x');
          }
        },
        { timeoutMs: 150 },
      ),
    );
    expect(Buffer.concat(await all(file)).toString()).toBe('xxxxxxxxxx');
  });

  it('ends with the caller’s signal', async () => {
    const controller = new AbortController();
    const file = await fileOf(
      await ask((socket) => socket.write(`HTTP/1.1 200 OK\r\n${pdf}\r\ncontent-length: 100\r\n\r\nhalf`), {
        signal: controller.signal,
      }),
    );
    setTimeout(() => controller.abort(new Error('gone')), 20);
    await expect(all(file)).rejects.toThrow('gone');
  });

  it('lets the connection go when the reader stops', async () => {
    let socketOf: Socket | undefined;
    const file = await fileOf(
      await ask((socket) => {
        socketOf = socket;
        socket.write(`HTTP/1.1 200 OK\r\n${pdf}\r\ncontent-length: 900\r\n\r\nhalf`);
      }),
    );
    for await (const _chunk of file.bytes) break;
    await pause(50);
    expect(socketOf?.destroyed).toBe(true);
  });

  it('is not read faster than its reader takes it', async () => {
    let sent = 0;
    const file = await fileOf(
      await ask(
        (socket) => {
          socket.write(`HTTP/1.1 200 OK\r\n${pdf}\r\ncontent-length: 80000000\r\n\r\n`);
          const chunk = Buffer.alloc(64 * 1024);
          const more = () => {
            while (!socket.destroyed && sent < 80_000_000 && socket.write(chunk)) sent += chunk.length;
            socket.once('drain', more);
          };
          more();
        },
        {},
        100_000_000,
      ),
    );
    const iterator = file.bytes[Symbol.asyncIterator]();
    await iterator.next();
    await pause(300);
    // What the sockets of both sides hold, and a little.
    expect(sent).toBeLessThan(20_000_000);
    await iterator.return?.();
  });
});

async function ask(
  answer: (socket: Socket) => void,
  options: Partial<ExchangeOptions> = {},
  maxFileBytes = 1_000_000,
): Promise<Exchange> {
  const server = await startUpstream((_request, socket) => answer(socket));
  const client = createHttpClient({ permittedHosts: [], exemptBases: [server.base], maxFileBytes });
  open.push(client, server);
  return client.exchange(
    { key: 'k', base: server.base, exemptBase: server.base, display: 'd' },
    { verb: 'POST', path: '/file' },
    { signal: new AbortController().signal, timeoutMs: 5_000, unsafe: false, wantsFile: true, ...options },
  );
}

async function fileOf(exchange: Exchange): Promise<WireFile> {
  if (exchange.is !== 'file') throw new Error(`Expected a file: ${JSON.stringify(exchange)}`);
  return exchange.file;
}

async function all(file: WireFile): Promise<Uint8Array[]> {
  return Array.fromAsync(file.bytes);
}
