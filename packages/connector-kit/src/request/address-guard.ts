import { lookup as systemLookup, type LookupAddress } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { createAddressRule, type RefuseAddress } from './address-ranges.ts';

/** Resolves a name to all its addresses, as `dns.lookup` with `all` does. */
export type Resolver = (
  hostname: string,
  answer: (error: NodeJS.ErrnoException | null, addresses: readonly LookupAddress[]) => void,
) => void;

/** The guard refused to connect. Its message names the host and the reason, never a secret. */
export class AddressRefused extends Error {
  readonly code = 'TANDEM_ADDRESS_REFUSED';

  constructor(detail: string) {
    super(detail);
    this.name = 'AddressRefused';
  }
}

/** Decides which hosts and addresses may be connected to. */
export interface AddressGuard {
  /** Why this host name is not permitted; undefined where it is. To be asked before anything is resolved. */
  refuseHost(hostname: string): string | undefined;
  /** Resolves a permitted name for `net.connect`; fails with {@link AddressRefused} if any of its addresses is refused. */
  readonly lookup: LookupFunction;
  /** Why a socket must not be used that is connected to this address; undefined where it may. */
  refuseConnected(remoteAddress: string | undefined): string | undefined;
}

export interface AddressGuardOptions {
  /** Exact names, `.domain` for every name below it, or `*` for every name. */
  readonly permittedHosts: readonly string[];
  /** In place of the system's. */
  readonly resolver?: Resolver;
  /** In place of the rule over the refused ranges. */
  readonly refuseAddress?: RefuseAddress;
}

/**
 * Guards connections against leading anywhere but to public addresses of permitted hosts: literal addresses in every notation are refused,
 * then names that are not on the list, then any answer of the name system that is not a public address, then the address
 * that the socket is really connected to.
 */
export function createAddressGuard(options: AddressGuardOptions): AddressGuard {
  const refuseAddress = options.refuseAddress ?? createAddressRule();
  const resolve = options.resolver ?? systemResolver;
  const names = new Set(options.permittedHosts.filter((host) => !host.startsWith('.')));
  const suffixes = options.permittedHosts.filter((host) => host.startsWith('.') && host.length > 1);

  function refuseHost(hostname: string): string | undefined {
    if (isAddressNotation(hostname)) return 'an IP address in place of a host name is not permitted';
    if (!isHostName(hostname)) return 'this is not a host name';
    if (names.has('*') || names.has(hostname) || suffixes.some((suffix) => hostname.endsWith(suffix))) return undefined;
    return 'this host is not among the permitted ones';
  }

  const lookup: LookupFunction = (hostname, lookupOptions, callback) => {
    const refused = refuseHost(hostname);
    if (refused !== undefined) {
      callback(new AddressRefused(`${shown(hostname)}: ${refused}.`), []);
      return;
    }
    resolve(hostname, (error, addresses) => {
      const first = addresses[0];
      if (error !== null || first === undefined) {
        callback(error ?? noAddress(hostname), []);
        return;
      }
      for (const { address } of addresses) {
        const why = refuseAddress(address);
        if (why === undefined) continue;
        callback(new AddressRefused(`${shown(hostname)} leads to an address that is not public (${why}).`), []);
        return;
      }
      if (lookupOptions.all === true) callback(null, [...addresses]);
      else callback(null, first.address, first.family);
    });
  };

  return {
    refuseHost,
    lookup,
    refuseConnected: (remoteAddress) => refuseAddress(remoteAddress ?? ''),
  };
}

/** Any text that some resolver or URL parser takes for an address: `127.1`, `0x7f.1`, `2130706433`, `[::1]`. */
function isAddressNotation(hostname: string): boolean {
  if (isIP(hostname) !== 0 || hostname.includes(':') || hostname.startsWith('[')) return true;
  // A host whose last label is a number is an IPv4 address (WHATWG URL, "ends in a number").
  const last = hostname.replace(/\.$/, '').split('.').at(-1) ?? '';
  return /^(?:\d+|0x[\da-f]*)$/i.test(last);
}

/** Lower case, at least two labels, no dot at the end (RFC 1123 2.1). */
function isHostName(hostname: string): boolean {
  return (
    hostname.length <= 253 &&
    /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)+$/.test(hostname)
  );
}

const systemResolver: Resolver = (hostname, answer) => {
  systemLookup(hostname, { all: true }, (error, addresses) => answer(error, addresses ?? []));
};

function noAddress(hostname: string): NodeJS.ErrnoException {
  return Object.assign(new Error(`${shown(hostname)} has no address.`), { code: 'ENOTFOUND' });
}

function shown(hostname: string): string {
  return hostname.length > 100 ? `${hostname.slice(0, 100)}…` : hostname;
}
