/** How the bytes of a reply leave. */
export type Manner =
  | { readonly kind: 'whole' }
  | { readonly kind: 'drip'; readonly ms: number }
  | { readonly kind: 'stall'; readonly stage: 'headers' | 'body'; readonly ms: number }
  | { readonly kind: 'cut'; readonly bytes: number | undefined }
  | { readonly kind: 'reset' }
  | { readonly kind: 'flood'; readonly bytes: number }
  | { readonly kind: 'bomb'; readonly bytes: number };

/** A reply that is ready to be sent. */
export interface Outgoing {
  readonly status: number;
  readonly headers: { readonly [name: string]: string };
  readonly body: string | Buffer;
  readonly manner: Manner;
  /** statusCode of the envelope; null where there is none. */
  readonly statusCode: number | null;
}

export const whole: Manner = { kind: 'whole' };
