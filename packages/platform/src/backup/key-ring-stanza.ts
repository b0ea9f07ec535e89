import type { Identity, Recipient } from 'age-encryption';
import { Stanza } from 'age-encryption';
import type { KeyRing } from '../vault/key-ring.ts';
import { MissingMasterKey } from '../vault/missing-master-key.ts';

/** What a backup's header calls our way of wrapping its key; the id of the master key stands behind it. */
const stanzaType = 'tandem.dev/master-key';
const place = ['backup key'];

/** Encrypts a file for whoever has the first master key of the ring: in its header stands the file's key, wrapped, and that key's id. */
export function recipientOf(ring: KeyRing, signal?: AbortSignal): Recipient {
  return {
    wrapFileKey: async (fileKey) => {
      const id = ring.first;
      return [new Stanza([stanzaType, id], await ring.wrap(id, place, fileKey, signal))];
    },
  };
}

/**
 * Opens what `recipientOf` made. A header without such a stanza is no backup of ours; one whose master key the ring has not is refused
 * with `MissingMasterKey`, and one that was changed with `BrokenSeal`.
 */
export function identityOf(ring: KeyRing, signal?: AbortSignal): Identity {
  return {
    unwrapFileKey: async (stanzas) => {
      for (const { args, body } of stanzas) {
        const [type, id] = args;
        if (type !== stanzaType || id === undefined) continue;
        if (!/^[\w.:/-]{1,200}$/.test(id)) return null;
        if (ring.ids.length === 0) throw new MissingMasterKey(id);
        return ring.unwrap(id, place, body, signal);
      }
      return null;
    },
  };
}
