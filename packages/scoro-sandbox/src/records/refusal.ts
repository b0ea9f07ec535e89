/** What a refusal says: a text, or a text per member. */
export type RefusalMessage = string | { readonly [member: string]: string };

/** A request that Scoro answers with an ERROR envelope. */
export class Refusal extends Error {
  readonly statusCode: number;
  readonly messages: RefusalMessage;

  constructor(statusCode: number, messages: RefusalMessage) {
    super(typeof messages === 'string' ? messages : Object.values(messages).join('; '));
    this.name = 'Refusal';
    this.statusCode = statusCode;
    this.messages = messages;
  }
}
