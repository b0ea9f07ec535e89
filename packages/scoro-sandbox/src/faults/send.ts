import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { createGzip } from 'node:zlib';
import type { Outgoing } from './outgoing.ts';

const PIECES = 10;
const BLOCK = 65_536;

/** Sends a reply in its manner; ends early, without an error, when the client goes away or the sandbox closes. */
export async function send(response: ServerResponse, outgoing: Outgoing, signal: AbortSignal): Promise<void> {
  const { status, headers, body, manner } = outgoing;
  if (manner.kind === 'whole') {
    response.writeHead(status, headers);
    // Replies in JSON are ASCII throughout, which is the fastest text to send.
    if (typeof body === 'string' && headers['content-type'] === 'application/json') response.end(body, 'latin1');
    else response.end(body);
    return;
  }
  try {
    await sendStrangely(response, { ...outgoing, body: Buffer.from(body) }, signal);
  } catch {
    response.destroy();
  }
}

async function sendStrangely(
  response: ServerResponse,
  { status, headers, body, manner }: Outgoing & { readonly body: Buffer },
  signal: AbortSignal,
): Promise<void> {
  switch (manner.kind) {
    case 'reset':
      response.socket?.resetAndDestroy();
      return;
    case 'stall':
      if (manner.stage === 'body') {
        response.writeHead(status, headers);
        response.write(body.subarray(0, Math.ceil(body.length / 2)));
      }
      await silence(response, manner.ms, signal);
      response.socket?.resetAndDestroy();
      return;
    case 'drip': {
      response.writeHead(status, headers);
      const piece = Math.max(1, Math.ceil(body.length / PIECES));
      for (let place = 0; place < body.length; place += piece) {
        await delay(manner.ms / PIECES, undefined, { signal });
        response.write(body.subarray(place, place + piece));
      }
      response.end();
      return;
    }
    case 'cut': {
      const bytes = Math.min(body.length - 1, manner.bytes ?? Math.floor(body.length / 2));
      response.writeHead(status, headers);
      await new Promise<void>((resolve) => {
        response.write(body.subarray(0, Math.max(1, bytes)), () => {
          resolve();
        });
      });
      response.destroy();
      return;
    }
    case 'flood':
      response.writeHead(status, headers);
      await pipeline(Readable.from(blanks(manner.bytes)), response, { signal });
      return;
    case 'bomb':
      response.writeHead(status, headers);
      await pipeline(Readable.from(blanks(manner.bytes)), createGzip({ level: 9 }), response, { signal });
      return;
    case 'whole':
      return;
  }
}

/** Nothing, until the time is over (0: never), the client goes or the sandbox closes. */
async function silence(response: ServerResponse, ms: number, signal: AbortSignal): Promise<void> {
  const gone = once(response, 'close', { signal });
  await (ms === 0 ? gone : Promise.race([gone, delay(ms, undefined, { signal })]));
}

/** An envelope whose data is one very long text. */
function* blanks(bytes: number): Generator<Buffer> {
  const block = Buffer.alloc(BLOCK, 'x');
  yield Buffer.from('{"status":"OK","statusCode":200,"messages":null,"data":["');
  for (let sent = 0; sent < bytes; sent += BLOCK) yield block.subarray(0, Math.min(BLOCK, bytes - sent));
  yield Buffer.from('"]}');
}
