import { revealSecret } from '@tandem/connector-kit';
import type { Transporter } from 'nodemailer';
import type { MailSettings } from '../../configuration/mail-settings.ts';
import { wordsOf } from '../event-types.ts';
import type { Outcome, Telling } from './outcome.ts';

const timeoutMs = 15_000;

/** Tells of events by e-mail, over the operator's mail server. */
export class Mailer {
  readonly #settings: MailSettings;
  readonly #publicUrl: () => string;
  #transport: Transporter | undefined;

  constructor(settings: MailSettings, publicUrl: () => string) {
    this.#settings = settings;
    this.#publicUrl = publicUrl;
  }

  /** The same event has the same message id, so that a mail that was sent twice is seen as one. */
  async send(address: string, { id, type, at, data }: Telling): Promise<Outcome> {
    const words = wordsOf(type, data) ?? { title: type, lines: [JSON.stringify(data)] };
    try {
      const transport = await this.#open();
      await transport.sendMail({
        from: this.#settings.from,
        to: { name: '', address },
        subject: `Tandem: ${words.title}`,
        text: [...words.lines, '', `${type}, ${at.toISOString()}`, this.#publicUrl(), ''].join('\n'),
        messageId: `<${id}@tandem>`,
        headers: { 'Auto-Submitted': 'auto-generated' },
        disableFileAccess: true,
        disableUrlAccess: true,
      });
      return { is: 'taken' };
    } catch (error) {
      return refusalOf(error);
    }
  }

  close(): void {
    this.#transport?.close();
  }

  async #open(): Promise<Transporter> {
    const { createTransport } = await import('nodemailer');
    return (this.#transport ??= createTransport({
      url: revealSecret(this.#settings.url),
      connectionTimeout: timeoutMs,
      greetingTimeout: timeoutMs,
      socketTimeout: timeoutMs,
    }));
  }
}

/** Of what the library throws, the server's reply code and the kind of failure: its words may hold the password. */
function refusalOf(error: unknown): Outcome {
  if (!(error instanceof Error)) throw new Error('The mailer threw something that is no error.');
  const status = 'responseCode' in error && typeof error.responseCode === 'number' ? error.responseCode : undefined;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : error.name;
  return status === undefined
    ? { is: 'refused', problem: `The mail server could not be used (${code}).`, forGood: false }
    : { is: 'refused', status, problem: `The mail server answered ${status} (${code}).`, forGood: false };
}
