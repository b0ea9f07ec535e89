import type { AuthenticationMode } from './authentication-mode.ts';
import type { Transport, TransportOptions } from './exchange.ts';
import type { Method, MethodFacts } from './method.ts';
import type { Property } from './property.ts';
import type { PropertyValues } from './property-values.ts';
import type { FindSite } from './site.ts';
import type { ConnectorWebhooks, MethodOrder } from './webhooks.ts';
import type { LimitReading, Verdict, WireAnswer } from './wire.ts';

/** A choice of the application's own records for an input, found while a person types. */
export interface Lookup {
  /** Such as `projects`; fields name it in `refersTo`. */
  readonly name: string;
  /** The method that lists the records. */
  readonly method: string;
  /** The input that finds records whose name holds the text. */
  input(text: string): Readonly<Record<string, unknown>>;
  /** The id and the name of a row. */
  choice(row: unknown): { readonly value: string | number; readonly label: string } | undefined;
}

/** How a connector finds out whether a credential works. */
export interface Verification {
  /** A cheap read that works with every mode. */
  readonly method: string;
  readonly input: Readonly<Record<string, unknown>>;
}

/** What a verified credential revealed of the site, for the capability report. */
export interface SiteFindings {
  readonly companyAccountId?: { readonly value: string; readonly source: 'given' | 'assumed' };
  readonly companyAccounts?: readonly { readonly id: string; readonly name: string }[];
  readonly timeZone?: string;
}

/** The request budget of a site before anything was learnt of it. */
export interface DefaultBudget {
  readonly requests: number;
  readonly windowMs: number;
}

/** Where a record would be found that a creation has made whose answer was lost. */
export interface CreatedSearch {
  /** The method that lists such records. */
  readonly method: string;
  readonly input: Readonly<Record<string, unknown>>;
  /**
   * Whether a row of the list, or the whole record, is what was sent; undefined where that cannot be told. What was made, and nothing else, must never
   * be refused: it would be made once more.
   */
  matches(row: unknown): boolean | undefined;
  /** Reads the whole record of a row that is a part of it. */
  read?(row: unknown): MethodOrder | undefined;
}

/** The definition of one application. A value; it holds no state and opens nothing. */
export interface Connector {
  /** `scoro` */
  readonly key: string;
  /** `Scoro` */
  readonly name: string;
  readonly version: string;
  readonly summary: string;
  /** An SVG drawing, square, without script. */
  readonly icon: string;
  readonly properties: readonly Property[];
  readonly modes: readonly AuthenticationMode[];
  /** In the order of the library. Reading it builds no schema. */
  readonly methods: readonly MethodFacts[];
  /** The whole method; undefined where there is none of this key. */
  method(key: string): Method | undefined;
  /**
   * The same application as these values describe it, for a connector whose methods, verification or reading of answers depend on them.
   * Look methods up in {@link connectorWith}, so that this is never forgotten. Secrets may be left out of the values.
   */
  withValues?(properties: PropertyValues): Connector;
  readonly findSite: FindSite;
  /** Checks one property's value and gives the form to keep. Throws `input_invalid` or `address_refused`. */
  cleanProperty(
    name: string,
    value: string | Readonly<Record<string, string>>,
  ): string | Readonly<Record<string, string>>;
  /** Hosts that requests may go to: exact names, `.domain` for every name below it, or `*` for every public host. */
  readonly permittedHosts: readonly string[];
  readonly defaultBudget: DefaultBudget;
  /** What a complete reply means; `hasId` tells that the request named one record, so that a refusal may mean that there is none. */
  judge(answer: WireAnswer, asked: { readonly hasId: boolean }): Verdict;
  readLimits(headers: ReadonlyMap<string, string>): LimitReading | undefined;
  readonly verification: Verification;
  /** What the verifying call's clean data and the login's facts tell of the site. */
  findings(data: unknown, sessionFacts: Readonly<Record<string, unknown>>, properties: PropertyValues): SiteFindings;
  readonly lookups: readonly Lookup[];
  /** For an application that tells of changes by itself. */
  readonly webhooks?: ConnectorWebhooks;
  /** For an application that is not spoken to over HTTP: what carries its requests. */
  openTransport?(options: TransportOptions): Transport;
  /**
   * How to find what a creation with this input may have made since a moment; undefined where nothing sent tells such records apart. Absent: a
   * person is asked. Secrets may be left out of the values.
   */
  searchCreated?(
    methodKey: string,
    input: Readonly<Record<string, unknown>>,
    since: Date,
    properties: PropertyValues,
  ): CreatedSearch | undefined;
}

/** The connector as it is with these values. */
export function connectorWith(connector: Connector, properties: PropertyValues): Connector {
  return connector.withValues?.(properties) ?? connector;
}
