import { revealSecret, Secret } from '@tandem/connector-kit';
import { Secret as SharedSecret, TOTP } from 'otpauth';

/** RFC 6238 as every authenticator understands it: SHA-1, six digits, a step of 30 seconds. */
const form = { algorithm: 'SHA1', digits: 6, period: 30 } as const;
/** Steps by which a clock may be off, either way. */
const window = 1;

/** A new secret to share with an authenticator: 160 random bits in base32. */
export function newTotpSecret(): Secret {
  return new Secret(new SharedSecret({ size: 20 }).base32);
}

/** The `otpauth:` address that an authenticator takes, as a QR code or typed. */
export function totpUri(secret: Secret, email: string): string {
  return totpOf(secret, email).toString();
}

/** The time step that a code belongs to, if it is the code of now or of a neighbouring step. */
export function stepOfCode(secret: Secret, code: string, now: Date): number | undefined {
  const totp = totpOf(secret, '');
  const timestamp = now.getTime();
  const delta = totp.validate({ token: code, timestamp, window });
  return delta === null ? undefined : totp.counter({ timestamp }) + delta;
}

function totpOf(secret: Secret, label: string): TOTP {
  return new TOTP({ ...form, issuer: 'Tandem', label, secret: SharedSecret.fromBase32(revealSecret(secret)) });
}
