import type { Secret } from '@tandem/connector-kit';
import type { KeyService, OwnKeys } from './key-service.ts';
import { LocalKeys } from './local-keys.ts';
import { MissingMasterKey } from './missing-master-key.ts';
import { BrokenSeal } from './sealed-box.ts';

const checkText = Buffer.from('tandem');
const checkPlace = ['master key check'];

/** All master keys that this server has, wherever they are: the first of the first service wraps, all of them unwrap. */
export class KeyRing {
  readonly services: readonly KeyService[];
  #refreshing: Promise<unknown> | undefined;

  constructor(services: readonly KeyService[]) {
    this.services = services;
  }

  /** A ring of keys that this process holds itself. */
  static of(...keys: readonly Secret[]): KeyRing {
    return new KeyRing([new LocalKeys({ source: 'environment', whereabouts: 'TANDEM_MASTER_KEY', keys })]);
  }

  /** In their order. */
  get ids(): readonly string[] {
    return this.services.flatMap(({ ids }) => ids);
  }

  /** The key that is to wrap. */
  get first(): string {
    const [first] = this.ids;
    if (first === undefined) throw new Error('The ring has no key.');
    return first;
  }

  /** Where the first key is made and dropped by Tandem itself. */
  get own(): OwnKeys | undefined {
    return this.services[0]?.own;
  }

  has(id: string): boolean {
    return this.serviceOf(id) !== undefined;
  }

  serviceOf(id: string): KeyService | undefined {
    return this.services.find(({ ids }) => ids.includes(id));
  }

  /**
   * Reads anew which keys there are, everywhere.
   *
   * @throws KeysUnavailable where one service does not tell; the others have been read
   */
  async refresh(signal?: AbortSignal): Promise<void> {
    const outcomes = await Promise.allSettled(this.services.map(async (service) => service.refresh(signal)));
    for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
  }

  /** @throws MissingMasterKey, KeysUnavailable */
  async wrap(id: string, place: readonly string[], plaintext: Uint8Array, signal?: AbortSignal): Promise<Buffer> {
    return (await this.#find(id)).wrap(id, place, plaintext, signal);
  }

  /** @throws MissingMasterKey, KeysUnavailable, BrokenSeal */
  async unwrap(id: string, place: readonly string[], wrapped: Uint8Array, signal?: AbortSignal): Promise<Buffer> {
    return (await this.#find(id)).unwrap(id, place, wrapped, signal);
  }

  /**
   * The same, wrapped by another key; within one service, by that service.
   *
   * @throws MissingMasterKey, KeysUnavailable, BrokenSeal
   */
  async rewrap(
    from: string,
    to: string,
    place: readonly string[],
    wrapped: Uint8Array,
    signal?: AbortSignal,
  ): Promise<Buffer> {
    const [source, target] = [await this.#find(from), await this.#find(to)];
    if (source === target && source.rewrap !== undefined) return source.rewrap(from, to, wrapped, signal);
    return target.wrap(to, place, await source.unwrap(from, place, wrapped, signal), signal);
  }

  /** A value that this key alone opens. */
  async makeCheckValue(id: string): Promise<Buffer> {
    return this.wrap(id, checkPlace, checkText);
  }

  /** Whether the check value was made with this very key. */
  async passesCheck(id: string, checkValue: Uint8Array): Promise<boolean> {
    try {
      return (await this.unwrap(id, checkPlace, checkValue)).equals(checkText);
    } catch (error) {
      if (error instanceof BrokenSeal) return false;
      throw error;
    }
  }

  /** A key that is not known may have been made since the keys were read. */
  async #find(id: string): Promise<KeyService> {
    const known = this.serviceOf(id);
    if (known !== undefined) return known;
    this.#refreshing ??= this.refresh().finally(() => (this.#refreshing = undefined));
    const failure = await this.#refreshing.then(
      () => undefined,
      (error: unknown) => ({ error }),
    );
    const found = this.serviceOf(id);
    if (found !== undefined) return found;
    if (failure !== undefined && this.services.some((service) => service.mayHold(id))) throw failure.error;
    throw new MissingMasterKey(id);
  }
}
