import { createHash, timingSafeEqual } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { revealSecret, Secret } from '@tandem/connector-kit';
import { z } from 'zod';
import type { KeyServiceSettings } from '../configuration/key-service-settings.ts';
import { BrokenSeal, joinUnambiguously } from './sealed-box.ts';
import type { KeyService } from './key-service.ts';
import { KeysUnavailable } from './keys-unavailable.ts';
import { MissingMasterKey } from './missing-master-key.ts';

/** One request: a key service that takes longer counts as down. */
const timeoutMs = 5_000;
const longestWords = 200;

const keyShape = z.object({
  data: z.object({
    type: z.string(),
    latest_version: z.int().min(1),
    min_decryption_version: z.int().min(0),
    derived: z.boolean().default(false),
    supports_decryption: z.boolean().default(true),
  }),
});
const ciphertextShape = z.object({ data: z.object({ ciphertext: z.string().regex(/^vault:v\d+:[A-Za-z0-9+/=]+$/) }) });
const plaintextShape = z.object({ data: z.object({ plaintext: z.base64() }) });
const errorShape = z.object({ errors: z.array(z.string()) });

/** The service answered that the request itself is wrong. */
class Refusal extends Error {}

/**
 * A key of a service with the transit API of HashiCorp Vault (also OpenBao). Its ids name the version: `transit/tandem:v3`. The key never
 * leaves the service; what it wraps carries the hash of its place inside, since `rewrap` knows no associated data.
 */
export class TransitKeyService implements KeyService {
  readonly source = 'service';
  readonly whereabouts: string;
  readonly #settings: KeyServiceSettings;
  #ids: readonly string[] = [];

  constructor(settings: KeyServiceSettings) {
    this.#settings = settings;
    this.whereabouts = `${settings.mount}/keys/${settings.key} at ${settings.url}`;
  }

  get ids(): readonly string[] {
    return this.#ids;
  }

  mayHold(id: string): boolean {
    return id.startsWith(`${this.#name}:v`);
  }

  async refresh(signal?: AbortSignal): Promise<void> {
    const { data } = await this.#send(keyShape, 'GET', 'keys', undefined, signal);
    // Others do not authenticate what they encrypt.
    if (data.derived || !data.supports_decryption || !/^(aes|x?chacha20)/.test(data.type)) {
      throw new KeysUnavailable(
        `The key ${this.whereabouts} is of the type ${data.type}${data.derived ? ' and derived' : ''}, which cannot wrap data keys.`,
        'Make one that is not derived, of the type aes256-gcm96.',
      );
    }
    const oldest = Math.max(1, data.min_decryption_version);
    this.#ids = Array.from({ length: data.latest_version - oldest + 1 }, (_, at) => this.#id(data.latest_version - at));
  }

  async wrap(id: string, place: readonly string[], plaintext: Uint8Array, signal?: AbortSignal): Promise<Buffer> {
    const body = { plaintext: Buffer.concat([hashOf(place), plaintext]).toString('base64') };
    try {
      return await this.#seal('encrypt', id, body, signal);
    } catch (error) {
      return this.#throwInOurWords(error, id);
    }
  }

  async unwrap(id: string, place: readonly string[], wrapped: Uint8Array, signal?: AbortSignal): Promise<Buffer> {
    const ciphertext = this.#ciphertextOf(id, wrapped);
    const { data } = await this.#send(plaintextShape, 'POST', 'decrypt', { ciphertext }, signal).catch(
      (error: unknown) => this.#throwInOurWords(error, id),
    );
    const bytes = Buffer.from(data.plaintext, 'base64');
    const expected = hashOf(place);
    const found = bytes.subarray(0, expected.length);
    if (found.length !== expected.length || !timingSafeEqual(found, expected)) throw new BrokenSeal();
    return bytes.subarray(expected.length);
  }

  async rewrap(from: string, to: string, wrapped: Uint8Array, signal?: AbortSignal): Promise<Buffer> {
    try {
      return await this.#seal('rewrap', to, { ciphertext: this.#ciphertextOf(from, wrapped) }, signal);
    } catch (error) {
      return this.#throwInOurWords(error, from);
    }
  }

  /** By exactly this version, whatever the service has made meanwhile. */
  async #seal(action: 'encrypt' | 'rewrap', id: string, body: object, signal?: AbortSignal): Promise<Buffer> {
    const version = Number(id.slice(`${this.#name}:v`.length));
    const { data } = await this.#send(ciphertextShape, 'POST', action, { ...body, key_version: version }, signal);
    if (data.ciphertext.startsWith(`vault:v${version}:`)) return Buffer.from(data.ciphertext, 'utf8');
    throw this.#strange(`another version than the ${version} that was asked for`);
  }

  /** The version stands before the ciphertext; a row that says another was changed. */
  #ciphertextOf(id: string, wrapped: Uint8Array): string {
    const text = Buffer.from(wrapped).toString('utf8');
    if (this.#id(Number(/^vault:v(\d+):/.exec(text)?.[1])) !== id) throw new BrokenSeal();
    return text;
  }

  async #send<Shape extends z.ZodType>(
    shape: Shape,
    verb: 'GET' | 'POST',
    action: 'keys' | 'encrypt' | 'decrypt' | 'rewrap',
    body: object | undefined,
    signal: AbortSignal | undefined,
  ): Promise<z.output<Shape>> {
    const { url, mount, key } = this.#settings;
    const token = await this.#token();
    const send = async (): Promise<{ readonly status: number; readonly text: string }> => {
      const ending = AbortSignal.timeout(timeoutMs);
      const response = await fetch(`${url}/v1/${mount}/${action}/${key}`, {
        method: verb,
        redirect: 'error',
        headers: {
          'x-vault-token': revealSecret(token),
          'x-vault-request': 'true',
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        signal: signal === undefined ? ending : AbortSignal.any([signal, ending]),
      });
      return { status: response.status, text: await response.text() };
    };
    // Each request may be sent twice without harm; a connection that was kept may have been closed at the other end.
    const { status, text } = await send()
      .catch((error: unknown) => {
        if (signal?.aborted === true || isTimeout(error)) throw error;
        return send();
      })
      .catch((error: unknown) => {
        signal?.throwIfAborted();
        throw this.#unreachable(error);
      });
    if (status !== 200) throw this.#refused(status, wordsOf(text));
    const parsed = shape.safeParse(jsonOf(text));
    if (parsed.success) return parsed.data;
    throw this.#strange('something that is no answer of the transit API');
  }

  async #token(): Promise<Secret> {
    const { token } = this.#settings;
    if (token instanceof Secret) return token;
    try {
      return new Secret((await readFile(token.file, 'utf8')).trim());
    } catch (error) {
      throw new KeysUnavailable(
        `The token of the key service cannot be read from ${token.file}.`,
        'Correct TANDEM_KEY_SERVICE_TOKEN_FILE, or what writes that file.',
        error,
      );
    }
  }

  #unreachable(error: unknown): KeysUnavailable {
    return new KeysUnavailable(
      `The key service ${this.#settings.url} cannot be reached (${reasonOf(error)}).`,
      'Start it, or correct TANDEM_KEY_SERVICE_URL; it must be reachable from here, with a certificate that Node.js trusts.',
      error,
    );
  }

  #refused(status: number, words: string): Error {
    const { url, mount, key } = this.#settings;
    const said = words === '' ? `HTTP ${status}` : words;
    if (status === 400) return new Refusal(said);
    if (status === 403) {
      return new KeysUnavailable(
        `The key service ${url} does not accept the token (${said}).`,
        `Give one that may read ${mount}/keys/${key}, and update ${mount}/encrypt/${key}, decrypt and rewrap, in TANDEM_KEY_SERVICE_TOKEN or its file.`,
      );
    }
    if (status === 404) {
      return new KeysUnavailable(
        `The key service ${url} has no key ${key} at ${mount}.`,
        `Make it with: vault write -f ${mount}/keys/${key} — or correct TANDEM_KEY_SERVICE_KEY.`,
      );
    }
    return new KeysUnavailable(
      `The key service ${url} does not serve (${said}).`,
      status === 503 ? 'Unseal it, or let it become active.' : 'Look into its own log.',
    );
  }

  #throwInOurWords(error: unknown, id: string): never {
    if (!(error instanceof Refusal)) throw error;
    // "ciphertext or signature version is disallowed by policy (too old)"
    if (/disallowed by policy|too old/.test(error.message)) throw new MissingMasterKey(id);
    // "cipher: message authentication failed", "invalid ciphertext: ..."
    if (/authentication failed|invalid ciphertext|decrypt|decode/.test(error.message)) throw new BrokenSeal();
    throw new KeysUnavailable(
      `The key service ${this.#settings.url} refuses to work with ${id} (${error.message}).`,
      'Let this version of the key encrypt and decrypt.',
    );
  }

  #strange(what: string): KeysUnavailable {
    return new KeysUnavailable(
      `The key service ${this.#settings.url} answered ${what}.`,
      'Check that TANDEM_KEY_SERVICE_URL leads to a service with the transit API of Vault, and to no page before it.',
    );
  }

  get #name(): string {
    return `${this.#settings.mount}/${this.#settings.key}`;
  }

  #id(version: number): string {
    return `${this.#name}:v${version}`;
  }
}

function hashOf(place: readonly string[]): Buffer {
  return createHash('sha256').update(joinUnambiguously(place)).digest();
}

function wordsOf(text: string): string {
  const parsed = errorShape.safeParse(jsonOf(text));
  return parsed.success ? parsed.data.errors.join('; ').trim().slice(0, longestWords) : '';
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isTimeout(error: unknown): boolean {
  return error instanceof Error && error.name === 'TimeoutError';
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'no answer';
  if (isTimeout(error)) return `no answer within ${timeoutMs / 1000} seconds`;
  if ('code' in error && typeof error.code === 'string') return error.code;
  return error.cause === undefined ? error.message : reasonOf(error.cause);
}
