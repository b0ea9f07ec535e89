import type { IncomingMessage } from 'node:http';

/** What the body of a request is. */
export type IncomingBody = { readonly text: string } | { readonly tooLarge: true };

/** Reads a body whole, up to a number of bytes. A client that goes away while sending is an error. */
export function readBody(request: IncomingMessage, most: number): Promise<IncomingBody> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    let length = 0;
    request.on('data', (part: Buffer) => {
      length += part.length;
      if (length > most) {
        request.pause();
        request.removeAllListeners('data');
        resolve({ tooLarge: true });
      } else parts.push(part);
    });
    request.on('end', () => {
      resolve({
        text: (parts.length === 1 && parts[0] !== undefined ? parts[0] : Buffer.concat(parts)).toString('utf8'),
      });
    });
    request.on('error', reject);
    request.on('close', () => {
      if (!request.complete) reject(new Error('the client went away'));
    });
  });
}
