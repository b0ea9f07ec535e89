import { Secret } from '@tandem/connector-kit';
import { ConfigurationError } from './configuration-error.ts';
import { parseUrl, readText, type Environment } from './variables.ts';

/** The mail server that e-mail goes out through. */
export interface MailSettings {
  /** `smtp://` or `smtps://`, with user and password where the server wants them. */
  readonly url: Secret;
  /** The sender, such as `Tandem <tandem@example.com>`. */
  readonly from: string;
}

const urlVariable = 'TANDEM_SMTP_URL';
const fromVariable = 'TANDEM_MAIL_FROM';
const address = /^[^\s@<>,;"]+@[^\s@<>,;"]+$/;

/** @throws ConfigurationError */
export function readMail(environment: Environment): MailSettings | undefined {
  const url = readText(environment, urlVariable);
  const from = readText(environment, fromVariable);
  if (url === undefined && from === undefined) return undefined;
  if (url === undefined) throw new ConfigurationError(fromVariable, `is set, but ${urlVariable} is not.`);
  if (from === undefined) throw new ConfigurationError(urlVariable, `is set, but ${fromVariable} is not.`);
  const { hostname } = parseUrl(urlVariable, url, ['smtp:', 'smtps:']);
  if (hostname === '') throw new ConfigurationError(urlVariable, 'must name the host of the mail server.');
  const bare = /^[^<>\p{Cc}]*<([^<>]+)>$/u.exec(from)?.[1] ?? from;
  if (!address.test(bare))
    throw new ConfigurationError(
      fromVariable,
      'must be one e-mail address, such as tandem@example.com or Tandem <tandem@example.com>.',
    );
  return Object.freeze({ url: new Secret(url), from });
}
