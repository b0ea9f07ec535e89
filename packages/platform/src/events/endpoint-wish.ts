import { TandemError, type OperatorSettings } from '@tandem/connector-kit';
import { z } from 'zod';
import { eventTypeNames } from './event-types.ts';
import { webhookSite } from './webhook-site.ts';

/** Where to, as the API takes it. */
export const urlText = z.string().max(2_000).describe('A public https address; a query may hold a token');
export const emailText = z.email().max(254);
export const typesInput = z
  .array(z.enum(eventTypeNames))
  .min(1)
  .nullable()
  .describe('What to be told of; null for all, also what is yet to come');

export interface AddressNeeds {
  readonly operator: OperatorSettings;
  /** Whether the operator has set up a mail server. */
  readonly canMail: boolean;
}

/**
 * Checks where an endpoint is to lead. Answers its address as it is kept.
 *
 * @throws TandemError `address_refused` for a URL that is not permitted, `input_invalid`
 */
export function checkAddress(
  kind: 'webhook' | 'email',
  { url, email }: { readonly url?: string | undefined; readonly email?: string | undefined },
  { operator, canMail }: AddressNeeds,
): string {
  if (kind === 'webhook') {
    if (email !== undefined) throw wrong('email', 'A webhook has a URL instead.');
    if (url === undefined) throw wrong('url', 'It is missing.');
    webhookSite(url, operator);
    return url;
  }
  if (url !== undefined) throw wrong('url', 'E-mail has an address instead.');
  if (email === undefined) throw wrong('email', 'It is missing.');
  if (!canMail) {
    throw new TandemError('input_invalid', 'This server can send no e-mail.', {
      hint: 'The operator sets TANDEM_SMTP_URL and TANDEM_MAIL_FROM, and starts the server again.',
      errors: [{ field: 'kind', code: 'invalid', detail: 'No mail server is set up.' }],
    });
  }
  return email;
}

function wrong(field: string, detail: string): TandemError {
  return new TandemError('input_invalid', `The endpoint does not fit. ${detail}`, {
    errors: [{ field, code: 'invalid', detail }],
  });
}
