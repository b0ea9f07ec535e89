import type { Secret } from '@tandem/connector-kit';
import { open, seal } from './sealed-box.ts';
import type { KeyService, KeySource } from './key-service.ts';
import { masterKeyFrom, type MasterKey } from './master-key.ts';
import { MissingMasterKey } from './missing-master-key.ts';

export interface LocalKeysOptions {
  readonly source: Exclude<KeySource, 'service'>;
  readonly whereabouts: string;
  /** Base64 of 32 bytes each, the first to wrap with. */
  readonly keys: readonly Secret[];
  /** Reads them again, where they may change while the server runs. */
  readonly read?: () => Promise<readonly Secret[]>;
}

/** Master keys that this process holds itself: AES-256-GCM. */
export class LocalKeys implements KeyService {
  readonly source: KeySource;
  readonly whereabouts: string;
  readonly #read: LocalKeysOptions['read'];
  #keys: readonly MasterKey[];

  constructor({ source, whereabouts, keys, read }: LocalKeysOptions) {
    this.source = source;
    this.whereabouts = whereabouts;
    this.#read = read;
    this.#keys = keys.map(masterKeyFrom);
  }

  get ids(): readonly string[] {
    return this.#keys.map(({ id }) => id);
  }

  mayHold(id: string): boolean {
    return id.startsWith('mk_');
  }

  async refresh(): Promise<void> {
    if (this.#read === undefined) return;
    this.#keys = (await this.#read()).map(masterKeyFrom);
  }

  async wrap(id: string, place: readonly string[], plaintext: Uint8Array): Promise<Buffer> {
    return seal(this.#find(id).key, [...place, id], plaintext);
  }

  async unwrap(id: string, place: readonly string[], wrapped: Uint8Array): Promise<Buffer> {
    return open(this.#find(id).key, [...place, id], wrapped);
  }

  #find(id: string): MasterKey {
    const found = this.#keys.find((key) => key.id === id);
    if (found === undefined) throw new MissingMasterKey(id);
    return found;
  }
}
