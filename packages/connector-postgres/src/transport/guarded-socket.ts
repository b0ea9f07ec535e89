import { AddressRefused, type AddressGuard } from '@tandem/connector-kit';
import { Socket } from 'node:net';

/**
 * A socket that connects only where the guard permits, for a driver that says `connect(port, host)` to it: the name is judged first, since a
 * literal address never reaches a look-up; the guard's own look-up gives the addresses that are dialled; and the address that it is
 * really connected to is judged before a byte is written.
 */
export class GuardedSocket extends Socket {
  readonly #guard: AddressGuard;

  constructor(guard: AddressGuard) {
    super();
    this.#guard = guard;
  }

  // The driver uses this one form of the many.
  override connect(...given: unknown[]): this {
    const [port, host] = given;
    const hostname = String(host);
    const refused = this.#guard.refuseHost(hostname);
    if (refused !== undefined) {
      process.nextTick(() => this.destroy(new AddressRefused(`${hostname}: ${refused}.`)));
      return this;
    }
    this.prependOnceListener('connect', () => {
      const why = this.#guard.refuseConnected(this.remoteAddress);
      if (why === undefined) return;
      this.destroy(new AddressRefused(`${hostname} leads to an address that is not public (${why}).`));
    });
    return super.connect({ port: Number(port), host: hostname, lookup: this.#guard.lookup, autoSelectFamily: true });
  }
}
