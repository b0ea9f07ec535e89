import type { ZodType } from 'zod';
import type { PropertyValues } from './property-values.ts';
import type { Site } from './site.ts';
import type { WireFile, WireRequest } from './wire.ts';

/** What a method does to the application's data. */
export type Effect = 'read' | 'create' | 'update' | 'delete' | 'action';

/**
 * When a request may be sent again: `safe` whenever it failed, `repeatable` the same since doing it twice is doing it once,
 * `unsafe` only where it is certain that nothing was processed.
 */
export type RetryClass = 'safe' | 'repeatable' | 'unsafe';

/** Something the caller should know of a result that is nevertheless a success. */
export interface Warning {
  readonly code:
    | 'value_unexpected'
    | 'unconfirmed'
    | 'account_id_assumed'
    | 'filter_rechecked'
    | 'page_size_lowered'
    | 'repeated'
    | 'not_recorded'
    | 'members_failed'
    | 'unknown_field_sent'
    | 'custom_fields_unchecked'
    | 'columns_unchecked'
    | 'rows_left_out';
  readonly detail: string;
  readonly field?: string;
}

/** What a method made of an answer. */
export interface ReadResult {
  readonly data: unknown;
  readonly warnings?: readonly Warning[];
}

/** The page that a request of a list asks for. */
export interface PageRequest {
  readonly number: number;
  readonly size: number;
  /** Where the page begins, in a list that goes on from marks; undefined for its first page. */
  readonly mark?: string;
}

/** What a method knows while it makes its request and reads the answer. */
export interface MethodContext {
  readonly properties: PropertyValues;
  readonly site: Site;
  /** The authentication mode in use. */
  readonly mode: string;
  /** What the login told; empty where nobody logged in. */
  readonly sessionFacts: Readonly<Record<string, unknown>>;
  readonly values: 'clean' | 'raw';
  readonly unknownFields: 'refuse' | 'send';
  /** For methods with paging only. */
  readonly page: PageRequest | undefined;
  readonly signal: AbortSignal;
  /** Kept per site by the caller of the kit, for look-ups that many calls share. */
  readonly cache: SiteCache;
  /** Adds a warning to the result. */
  warn(warning: Warning): void;
  /** Executes another method of the connector within this call, by the same credential, quota and guard; answers its data. */
  call(methodKey: string, input: unknown): Promise<unknown>;
  /** Sends one more request within this call, judged and retried by the class given; answers its data. */
  send(request: WireRequest, retry: RetryClass): Promise<unknown>;
}

/** Remembers look-ups of a site for a while. */
export interface SiteCache {
  /** The remembered value not older than `maxAgeMs`, else what `load` gives; callers at the same time share one load. */
  remember<T>(key: string, maxAgeMs: number, load: () => Promise<T>): Promise<T>;
  forget(key: string): void;
}

/** How a list is cut into pages. */
export interface Paging {
  /** The page that the input asks for, its size lowered to the cap. */
  first(input: Readonly<Record<string, unknown>>): PageRequest & { readonly asked: number | undefined };
  /** Whether somebody attests that this list is paged; else a full page that repeats was the whole list. */
  readonly attested: boolean;
  /** What tells rows apart; undefined where a row has no id. */
  rowId(row: unknown): string | undefined;
  /** The rows within the data of an answer, where the data is not itself the list; `read` is given these. */
  rows?(data: unknown): readonly unknown[];
  /**
   * The mark of the next page, undefined after the last one, where the application tells it; rows are then taken as they come. Left out: a
   * list ends with the page that is not full.
   */
  next?(data: unknown, page: PageRequest): string | undefined;
}

/** What is known of a method without building its schemas. */
export interface MethodFacts {
  /** `tasks.list` */
  readonly key: string;
  /** `List Tasks` */
  readonly name: string;
  /** `Tasks` */
  readonly category: string;
  readonly summary: string;
  readonly effect: Effect;
  /** The authentication modes it takes. */
  readonly modes: readonly string[];
  /** Why little is known of it: then it works by the common pattern and takes an open schema. */
  readonly unconfirmed?: string;
  readonly paged: boolean;
  /** It gives a file instead of JSON. */
  readonly givesFile: boolean;
}

/** One operation of the application. */
export interface Method extends MethodFacts {
  readonly retry: RetryClass | ((input: Readonly<Record<string, unknown>>) => RetryClass);
  readonly paging?: Paging;
  /** A mode that this input needs although the method takes others too. */
  modeFor?(input: Readonly<Record<string, unknown>>): string | undefined;
  /** A complete, valid input, for documentation. */
  example(): Readonly<Record<string, unknown>>;
  /** The schemas, built when first asked for. Unknown members are refused by `input` and permitted by `output`. */
  input(): ZodType<Readonly<Record<string, unknown>>>;
  output(): ZodType;
  /** Checks and translates what a schema cannot: custom fields, filters, date-times. May look things up. Throws `input_invalid`. */
  request(input: Readonly<Record<string, unknown>>, context: MethodContext): WireRequest | Promise<WireRequest>;
  read(
    data: unknown,
    input: Readonly<Record<string, unknown>>,
    context: MethodContext,
  ): ReadResult | Promise<ReadResult>;
  /** For methods that need several requests; stands in place of `request` and `read`. */
  steps?(input: Readonly<Record<string, unknown>>, context: MethodContext): Promise<ReadResult>;
  /** For methods that give a file. */
  readFile?(file: WireFile, input: Readonly<Record<string, unknown>>): WireFile;
}
