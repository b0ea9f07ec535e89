import { revealSecret } from '@tandem/connector-kit';
import { renderSVG } from 'uqr';
import { z } from 'zod';
import { defineRoute } from '../../http/route.ts';
import type { Vault } from '../../vault/vault.ts';
import { ownUser } from '../own-user.ts';
import { provePassword } from '../prove-password.ts';
import { offerSecondFactor } from './second-factor.ts';
import { totpUri } from './totp.ts';

/** `POST /v1/me/second-factor`: the secret for an authenticator. */
export function postSecondFactor({ vault }: { vault: Vault }) {
  return defineRoute({
    operation: 'offerSecondFactor',
    verb: 'POST',
    path: '/v1/me/second-factor',
    tag: 'People',
    summary: 'Makes a secret for an authenticator (TOTP, RFC 6238)',
    description:
      'It is shown this once, and counts for nothing until a code confirms it; asking again makes another. The QR code is made here, by no other service.',
    rights: { role: 'viewer', accountTokens: 'none' },
    body: z.strictObject({ password: z.string().max(200).describe('The present one') }),
    answer: z.object({
      secret: z.string().describe('Base32, for typing it in'),
      uri: z.string().describe('`otpauth://totp/...`'),
      qr: z.string().describe('The address as a QR code: SVG'),
    }),
    audit: 'nothingChanges',
    handler: async ({ body, principal, database, request }) => {
      const user = await ownUser(database, principal);
      await provePassword(database, user, body.password, 'password', request);
      const secret = await offerSecondFactor(database, vault, user);
      const uri = totpUri(secret, user.email);
      return { secret: revealSecret(secret), uri, qr: renderSVG(uri, { border: 2 }) };
    },
  });
}
