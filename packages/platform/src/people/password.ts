import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { z } from 'zod';

/** A password that somebody chooses. Length is what counts; nothing is asked of its characters. */
export const newPasswordText = z.string().min(10).max(200).describe('10 characters or more');

const derive = promisify(argon2);

interface Cost {
  /** KiB. */
  readonly memory: number;
  readonly passes: number;
  readonly parallelism: number;
}

/** OWASP's first choice for argon2id: 19 MiB, two passes; 35 ms on the machine it was measured on. */
const cost: Cost = { memory: 19_456, passes: 2, parallelism: 1 };

const tagBytes = 32;

/** The password's argon2id hash in PHC form, with its salt and cost. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  return written(cost, salt, await tagOf(password, salt, cost, tagBytes));
}

/** Whether it is the password of the hash. Without a hash it takes as long and is not, so that time tells nobody who exists. */
export async function isPassword(password: string, hash: string | null): Promise<boolean> {
  const read = hash === null ? undefined : readHash(hash);
  if (read === undefined) {
    await tagOf(password, Buffer.alloc(16), cost, tagBytes);
    return false;
  }
  const tag = await tagOf(password, read.salt, read.cost, read.tag.length);
  return timingSafeEqual(tag, read.tag);
}

function tagOf(
  password: string,
  salt: Buffer,
  { memory, passes, parallelism }: Cost,
  tagLength: number,
): Promise<Buffer> {
  // The same password may be typed in composed or decomposed letters.
  const message = Buffer.from(password.normalize('NFKC'));
  return derive('argon2id', { message, nonce: salt, memory, passes, parallelism, tagLength });
}

function written({ memory, passes, parallelism }: Cost, salt: Buffer, tag: Buffer): string {
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${unpadded(salt)}$${unpadded(tag)}`;
}

function unpadded(bytes: Buffer): string {
  return bytes.toString('base64').replaceAll('=', '');
}

const form = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/;

function readHash(hash: string): { cost: Cost; salt: Buffer; tag: Buffer } | undefined {
  const [, memory, passes, parallelism, salt, tag] = form.exec(hash) ?? [];
  if (salt === undefined || tag === undefined) return undefined;
  return {
    cost: { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) },
    salt: Buffer.from(salt, 'base64'),
    tag: Buffer.from(tag, 'base64'),
  };
}
