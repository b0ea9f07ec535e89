import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { json } from 'node:stream/consumers';
import { z } from 'zod';
import { Secret } from '@tandem/connector-kit';
import type { KeyServiceSettings } from '../../configuration/key-service-settings.ts';

/** A server that speaks the transit API of HashiCorp Vault as far as Tandem uses it: real AES-256-GCM, versions, policies, its error words. */
export interface TransitStandIn {
  readonly url: string;
  readonly token: string;
  readonly settings: KeyServiceSettings;
  /** All requests that came: `POST encrypt`. */
  readonly requests: readonly string[];
  /** Makes a new version of the key, the latest from now on. */
  rotate(): void;
  /** Refuses what was encrypted with an older version. */
  openFrom(version: number): void;
  /** Takes one version away for good. */
  forget(version: number): void;
  /** Answers everything with this status; undefined ends it. */
  fail(status: number | undefined, words?: string): void;
  /** Accepts another token from now on. */
  accept(token: string): void;
  /** Stops listening, so that connections are refused, and starts again. */
  stop(): Promise<void>;
  start(): Promise<void>;
}

const bodyShape = z.object({
  plaintext: z.string().optional(),
  ciphertext: z.string().optional(),
  key_version: z.int().optional(),
});

class Refused extends Error {}

export async function startTransitStandIn(keyName = 'tandem'): Promise<TransitStandIn> {
  const versions = new Map<number, Buffer>([[1, randomBytes(32)]]);
  let latest = 1;
  let oldest = 1;
  let token = 'hvs.the-token-of-this-test';
  let failure: { readonly status: number; readonly words: string } | undefined;
  let port = 0;
  const requests: string[] = [];

  function encrypt(plaintext: Buffer, version = latest): string {
    const key = version >= 1 && version <= latest ? versions.get(version) : undefined;
    if (key === undefined) throw new Refused('requested version for encryption is higher than the latest key version');
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', key, nonce);
    const sealed = Buffer.concat([nonce, cipher.update(plaintext), cipher.final(), cipher.getAuthTag()]);
    return `vault:v${version}:${sealed.toString('base64')}`;
  }

  function decrypt(ciphertext: string): Buffer {
    const [, number, text = ''] = /^vault:v(\d+):(.*)$/.exec(ciphertext) ?? [];
    if (number === undefined) throw new Refused('invalid ciphertext: no prefix');
    if (Number(number) < oldest) throw new Refused('ciphertext or signature version is disallowed by policy (too old)');
    const key = versions.get(Number(number));
    if (key === undefined) throw new Refused('invalid ciphertext: version is too new');
    const sealed = Buffer.from(text, 'base64');
    try {
      const opening = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12));
      opening.setAuthTag(sealed.subarray(-16));
      return Buffer.concat([opening.update(sealed.subarray(12, -16)), opening.final()]);
    } catch {
      throw new Refused('cipher: message authentication failed');
    }
  }

  function answerTo(action: string, { plaintext, ciphertext = '', key_version }: z.infer<typeof bodyShape>): object {
    if (action === 'keys') {
      const keys = Object.fromEntries(
        [...versions.keys()].filter((version) => version >= oldest).map((version) => [version, 1]),
      );
      return {
        name: keyName,
        type: 'aes256-gcm96',
        derived: false,
        latest_version: latest,
        min_decryption_version: oldest,
        min_encryption_version: 0,
        supports_decryption: true,
        supports_encryption: true,
        keys,
      };
    }
    if (action === 'decrypt') return { plaintext: decrypt(ciphertext).toString('base64') };
    const bytes = action === 'rewrap' ? decrypt(ciphertext) : Buffer.from(plaintext ?? '', 'base64');
    return { ciphertext: encrypt(bytes, key_version), key_version: key_version ?? latest };
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const send = (status: number, body: object): void => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    };
    const [, action = '', name] =
      /^\/v1\/transit\/(keys|encrypt|decrypt|rewrap)\/([^/]+)$/.exec(request.url ?? '') ?? [];
    const body = request.method === 'POST' ? bodyShape.parse(await json(request)) : {};
    requests.push(`${request.method} ${action}`);
    if (failure !== undefined) return send(failure.status, { errors: failure.words === '' ? [] : [failure.words] });
    if (request.headers['x-vault-token'] !== token) return send(403, { errors: ['permission denied'] });
    if (name !== keyName || (request.method === 'GET') !== (action === 'keys')) return send(404, { errors: [] });
    try {
      send(200, { request_id: 'a', lease_id: '', renewable: false, data: answerTo(action, body) });
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      send(400, { errors: [error.message] });
    }
  }

  const server = createServer((request, response) => void answer(request, response));
  async function start(): Promise<void> {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    if (typeof address === 'object' && address !== null) ({ port } = address);
  }
  await start();
  const url = `http://127.0.0.1:${port}`;
  return {
    url,
    token,
    settings: { url, mount: 'transit', key: keyName, token: new Secret(token), use: 'wrap' },
    requests,
    rotate: () => void versions.set((latest += 1), randomBytes(32)),
    openFrom: (version) => void (oldest = version),
    forget: (version) => void versions.delete(version),
    fail: (status, words = '') => void (failure = status === undefined ? undefined : { status, words }),
    accept: (other) => void (token = other),
    stop: async () => {
      if (!server.listening) return;
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
    start,
  };
}
