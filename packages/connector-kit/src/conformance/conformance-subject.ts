import type { Connector } from '../definition/connector.ts';
import type { PropertyValues } from '../definition/property-values.ts';
import type { OperatorSettings } from '../definition/site.ts';

/** A way in which an application, or what stands in front of it, misbehaves. */
export type Misbehaviour =
  | 'rateLimited'
  | 'dayUsedUp'
  | 'serverError'
  | 'stall'
  | 'html'
  /** HTTP 200 with an error in the body. */
  | 'lyingBody'
  | 'emptyBody'
  | 'brokenJson'
  | 'oversized'
  | 'truncated'
  | 'resetBefore'
  | 'resetAfter'
  | 'redirect';

/** How an application's protocol differs from HTTP; left out, every misbehaviour is tried, and any may have processed a create. */
export interface ConformanceProtocol {
  /** Those that can happen in it. */
  readonly misbehaviours?: readonly Misbehaviour[];
  /** Those after which it is certain that a create had no effect, so that it ends like a read and may be repeated. */
  readonly withoutEffect?: readonly Misbehaviour[];
}

/** A method with an input that suits the stand-in. */
export interface Sample {
  readonly method: string;
  readonly input: Readonly<Record<string, unknown>>;
}

/** A connector together with a stand-in for its application. */
export interface ConformanceSubject {
  readonly connector: Connector;
  readonly operator: OperatorSettings;
  /** Values with which exactly these authentication modes are configured, leading to the stand-in. */
  properties(modes: readonly string[]): PropertyValues;
  /** From now on every request meets this, or only the first `count`. */
  misbehave(how: Misbehaviour, count?: number): Promise<void>;
  /** All is well again. */
  behave(): Promise<void>;
  /** Requests that reached the stand-in so far. */
  requestsSeen(): Promise<number>;
  readonly samples: {
    /** A list of at least three records, to be read in pages of two; its records differ. */
    readonly list: Sample;
    readonly get: Sample;
    /** A record that is not there. */
    readonly missing: Sample;
    readonly create: Sample;
  };
  /** Properties of a mode whose values are wrong, and the mode, for *rejected*. */
  readonly wrong: { readonly mode: string; readonly properties: PropertyValues; readonly sample: Sample };
  close(): Promise<void>;
}
