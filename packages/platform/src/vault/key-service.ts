/** Where master keys come from. `dataFolder` is the key file that Tandem itself makes and keeps. */
export type KeySource = 'environment' | 'file' | 'dataFolder' | 'service';

/** Of keys that Tandem itself makes and drops; all others are their operator's. */
export interface OwnKeys {
  /** Makes a key and puts it first. It is kept for good before anything is encrypted with it. */
  makeFirst(): Promise<void>;
  /** Drops every other key, and all drafts that may hold one. */
  keepOnly(id: string): Promise<void>;
}

/**
 * What wraps data keys: keys of our own, or a service that never gives its keys away. A wrapped key is bound to a place, and opens nowhere
 * else.
 */
export interface KeyService {
  readonly source: KeySource;
  /** Where its keys are, in the words of an operator: a variable, a file, an address. */
  readonly whereabouts: string;
  /** The keys that it can open with, as read last; the first is the one to wrap with. */
  readonly ids: readonly string[];
  /** Whether a key with this id would be kept here, had the service one. */
  mayHold(id: string): boolean;
  /**
   * Reads anew which keys there are.
   *
   * @throws KeysUnavailable
   */
  refresh(signal?: AbortSignal): Promise<void>;
  /** @throws KeysUnavailable */
  wrap(id: string, place: readonly string[], plaintext: Uint8Array, signal?: AbortSignal): Promise<Buffer>;
  /**
   * @throws BrokenSeal where it was changed or moved
   * @throws MissingMasterKey where the service has no such key, or no longer opens with it
   * @throws KeysUnavailable
   */
  unwrap(id: string, place: readonly string[], wrapped: Uint8Array, signal?: AbortSignal): Promise<Buffer>;
  /** Wraps with another of its keys, without anybody seeing what is inside; left out where unwrapping and wrapping is all there is. */
  rewrap?(from: string, to: string, wrapped: Uint8Array, signal?: AbortSignal): Promise<Buffer>;
  readonly own?: OwnKeys;
}
