import type { Socket } from 'node:net';
import { buildConnector } from 'undici';
import { AddressRefused, type AddressGuard } from './address-guard.ts';

export interface ConnectOptions {
  /** Time for name look-up, connection and TLS together. */
  readonly timeoutMs: number;
  /** Certificates to trust, PEM; undefined: the ones Node trusts. */
  readonly certificates: readonly string[] | undefined;
}

/** Connects wherever it is told to; for the operator's exempt addresses. */
export function openConnect(options: ConnectOptions): buildConnector.connector {
  return buildConnector({ ...common(options) });
}

/**
 * Connects only where the guard permits. The name is judged first, since a literal address never reaches a look-up; the
 * guard's own look-up gives the addresses that are dialled; the socket is judged when it connects, before TLS says a word.
 */
export function guardedConnect(guard: AddressGuard, options: ConnectOptions): buildConnector.connector {
  const connect = buildConnector({ ...common(options), lookup: guard.lookup });
  return (target, callback) => {
    const refused = guard.refuseHost(target.hostname);
    if (refused !== undefined) {
      callback(new AddressRefused(`${target.hostname}: ${refused}.`), null);
      return;
    }
    let wrong: AddressRefused | undefined;
    // The connector returns the socket it opens, though its type does not say so.
    const opened: unknown = connect(target, (...outcome) => {
      if (wrong === undefined) callback(...outcome);
      else callback(wrong, null);
    });
    const socket = opened as Socket;
    socket.prependOnceListener('connect', () => {
      const why = guard.refuseConnected(socket.remoteAddress);
      if (why === undefined) return;
      wrong = new AddressRefused(`${target.hostname} leads to an address that is not public (${why}).`);
      socket.destroy(wrong);
    });
  };
}

function common({ timeoutMs, certificates }: ConnectOptions): buildConnector.BuildOptions {
  // HTTP/1.1 only: one request a connection, so that a broken connection leaves no doubt about other requests.
  const base = { timeout: timeoutMs, allowH2: false, autoSelectFamily: true };
  return certificates === undefined ? base : { ...base, ca: [...certificates] };
}
