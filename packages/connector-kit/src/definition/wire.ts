import type { UpstreamWords } from '../errors/tandem-error.ts';
import type { Secret } from '../secret/secret.ts';

/** JSON that may hold secrets; they are opened only when the request is written. */
export type WireValue =
  | string
  | number
  | boolean
  | null
  | Secret
  | readonly WireValue[]
  | { readonly [name: string]: WireValue | undefined };

/** One request as a connector describes it. */
export interface WireRequest {
  readonly verb: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Put behind the site's base; begins with a slash. */
  readonly path: string;
  /** A list stands for the same name several times. */
  readonly query?: Readonly<Record<string, string | Secret | readonly string[] | undefined>>;
  readonly headers?: Readonly<Record<string, string | Secret | undefined>>;
  /** Sent as JSON. */
  readonly body?: WireValue;
  /** Sent as `application/x-www-form-urlencoded`, in place of `body`. */
  readonly form?: Readonly<Record<string, string | Secret | readonly string[] | undefined>>;
}

/** A complete reply. */
export interface WireAnswer {
  readonly status: number;
  /** Lower-case names; several of one name are joined by a comma. */
  readonly headers: ReadonlyMap<string, string>;
  readonly text: string;
}

/** A reply that is a file: its head, and its bytes still to come. */
export interface WireFile {
  readonly status: number;
  readonly headers: ReadonlyMap<string, string>;
  readonly fileName: string | undefined;
  readonly contentType: string;
  /** Ends with an error when more bytes come than are allowed. */
  readonly bytes: AsyncIterable<Uint8Array>;
}

/** What a complete reply means, as its connector reads it. */
export type Verdict =
  /** `fromHeaders`: what of the data stood in headers, so that secrets are looked for there too. */
  | { readonly is: 'success'; readonly data: unknown; readonly fromHeaders?: string }
  /** 401 or 403 in an envelope: the credential, or a right, is missing. */
  | { readonly is: 'rejected'; readonly words: UpstreamWords }
  | { readonly is: 'notFound'; readonly words: UpstreamWords }
  | { readonly is: 'refused'; readonly words: UpstreamWords }
  | {
      readonly is: 'limited';
      readonly words: UpstreamWords;
      readonly day: boolean;
      readonly waitMs: number | undefined;
    }
  /** The application gave up on the request itself (408). */
  | { readonly is: 'tooSlow'; readonly words: UpstreamWords }
  /** A server error; `processed` says whether the request may have taken effect. */
  | {
      readonly is: 'unavailable';
      readonly words: UpstreamWords;
      readonly processed: 'no' | 'unknown';
      readonly waitMs: number | undefined;
    }
  /** No envelope: HTML, text, empty, broken JSON, a redirect. `blocked`: a page that guards put in front. */
  | { readonly is: 'invalid'; readonly words: UpstreamWords; readonly blocked: boolean; readonly retryOnce: boolean };

/** What the headers of a reply tell of the limits; what a header does not say is absent. */
export interface LimitReading {
  readonly window?: { readonly limit?: number; readonly remaining?: number; readonly resetSeconds?: number };
  readonly day?: { readonly limit?: number; readonly remaining?: number; readonly resetSeconds?: number };
}
