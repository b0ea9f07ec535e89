import { createCipheriv, createDecipheriv, randomBytes, type KeyObject } from 'node:crypto';

const cipher = 'aes-256-gcm';
const nonceBytes = 12;
const tagBytes = 16;

/** What was sealed does not open: it was changed, or it stands where it was not put, or the key is another. */
export class BrokenSeal extends Error {
  constructor() {
    super('Sealed data does not open: it was changed or moved, or belongs to another key.');
    this.name = 'BrokenSeal';
  }
}

/**
 * Encrypts and authenticates with AES-256-GCM under a fresh random nonce: nonce, ciphertext, tag.
 *
 * @param place where the result will stand; it opens nowhere else
 */
export function seal(key: KeyObject, place: readonly string[], plaintext: Uint8Array): Buffer {
  const nonce = randomBytes(nonceBytes);
  const encryption = createCipheriv(cipher, key, nonce, { authTagLength: tagBytes });
  encryption.setAAD(joinUnambiguously(place));
  return Buffer.concat([nonce, encryption.update(plaintext), encryption.final(), encryption.getAuthTag()]);
}

/** @throws BrokenSeal */
export function open(key: KeyObject, place: readonly string[], sealed: Uint8Array): Buffer {
  if (sealed.byteLength < nonceBytes + tagBytes) throw new BrokenSeal();
  const decryption = createDecipheriv(cipher, key, sealed.subarray(0, nonceBytes), { authTagLength: tagBytes });
  decryption.setAAD(joinUnambiguously(place));
  decryption.setAuthTag(sealed.subarray(-tagBytes));
  try {
    return Buffer.concat([decryption.update(sealed.subarray(nonceBytes, -tagBytes)), decryption.final()]);
  } catch {
    throw new BrokenSeal();
  }
}

/** Joins texts with their lengths, so that no two lists give the same bytes. */
export function joinUnambiguously(parts: readonly string[]): Buffer {
  return Buffer.concat(
    parts.flatMap((part) => {
      const text = Buffer.from(part, 'utf8');
      const length = Buffer.alloc(4);
      length.writeUInt32BE(text.byteLength);
      return [length, text];
    }),
  );
}
