import type { SessionStore } from '@tandem/connector-kit';
import type { Metrics } from '../../metrics/metrics.ts';

/** A store of sessions that counts the logins it is told of. */
export function watchLogins(store: SessionStore, connector: string, metrics: Metrics): SessionStore {
  return {
    read: (key) => store.read(key),
    takeTurn: (key, after, leaseMs) => store.takeTurn(key, after, leaseMs),
    save: async (key, lease, login) => {
      metrics.loggedIn(connector, 'succeeded');
      return store.save(key, lease, login);
    },
    giveUp: (key, lease) => store.giveUp(key, lease),
    drop: (key) => store.drop(key),
    refusal: (identity) => store.refusal(identity),
    markRefused: async (identity, detail) => {
      metrics.loggedIn(connector, 'refused');
      return store.markRefused(identity, detail);
    },
    clearRefusal: (identity) => store.clearRefusal(identity),
    identify: (parts) => store.identify(parts),
  };
}
