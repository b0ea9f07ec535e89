import type { Site } from './site.ts';
import type { WireAnswer, WireFile, WireRequest } from './wire.ts';

/** Why no complete answer came. */
export interface TransportFailure {
  readonly reason:
    | 'address' // the guard refused the address
    | 'lookup' // the name does not resolve
    | 'refused' // nobody listens, or TLS was not agreed
    | 'reset' // the connection broke before an answer began
    | 'cutOff' // the connection broke within the answer
    | 'tooLarge' // the answer exceeds what is read
    | 'timeout' // no complete answer within the time of one try
    | 'aborted'; // the caller's signal
  /** `no` where it is certain that the application has not read the request. */
  readonly processed: 'no' | 'unknown';
  /** The status of the answer, where one began. */
  readonly httpStatus?: number;
  /** One sentence, without secrets. */
  readonly detail: string;
}

/** What came of one try. */
export type Exchange =
  | { readonly is: 'answer'; readonly answer: WireAnswer }
  | { readonly is: 'file'; readonly file: WireFile }
  | { readonly is: 'failure'; readonly failure: TransportFailure };

/** How one try is made. */
export interface ExchangeOptions {
  readonly signal: AbortSignal;
  /** Time for the whole try. */
  readonly timeoutMs: number;
  /** An unsafe request rides only on a socket that has not been idle for more than a second. */
  readonly unsafe: boolean;
  /** A successful answer that is not JSON is a file, and its bytes are left to the caller. */
  readonly wantsFile: boolean;
}

/** Sends one request and reads the answer; follows nothing, repeats nothing. Over HTTP unless the connector brings its own. */
export interface Transport {
  exchange(site: Site, request: WireRequest, options: ExchangeOptions): Promise<Exchange>;
  close(): Promise<void>;
}

/** What a transport is opened with. */
export interface TransportOptions {
  /** See `OperatorSettings`. */
  readonly privateHosts?: ReadonlySet<string>;
  /** Largest answer that is read; 32 MiB. */
  readonly maxResponseBytes?: number;
}
