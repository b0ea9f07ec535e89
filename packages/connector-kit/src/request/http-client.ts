import type { Site } from '../definition/site.ts';
import type { WireRequest } from '../definition/wire.ts';
import { createAddressGuard, type AddressGuard, type Resolver } from './address-guard.ts';
import { ExchangeHandler } from './exchange-handler.ts';
import type { Exchange, ExchangeOptions, Transport } from '../definition/exchange.ts';
import type { Lanes } from './lanes.ts';
import { findTarget, type TargetFinding } from './site-target.ts';
import { abortFailure } from './transport-failure.ts';
import { defaultUserAgent } from './user-agent.ts';
import { writeRequest } from './write-request.ts';

export interface HttpClientOptions {
  /** Hosts that may be reached: exact names, `.domain` for every name below it, or `*` for every public host. */
  readonly permittedHosts: readonly string[];
  /** The operator's base URLs that the address guard is not asked about, compared as a whole. They are reached directly, also where there is a proxy. */
  readonly exemptBases?: Iterable<string>;
  /** Hosts that may be reached although they are not public, where a site says so: `host:port`, or `host` for all its ports. Reached directly, too. */
  readonly privateHosts?: ReadonlySet<string>;
  /** Largest answer that is read, after decompression; 32 MiB. */
  readonly maxResponseBytes?: number;
  /** Largest file that is passed on; 100 MiB. */
  readonly maxFileBytes?: number;
  /** Time for name look-up, connection and TLS; 10 s. */
  readonly connectTimeoutMs?: number;
  /** URL of an http(s) proxy: host names are then checked by the list and resolved by the proxy. */
  readonly proxy?: string;
  /** Such as `Tandem/1.0 (+scoro)`. */
  readonly userAgent?: string;
  /** In place of the system's name resolution. */
  readonly resolver?: Resolver;
  /** In place of the guard over {@link permittedHosts}. */
  readonly guard?: AddressGuard;
  /** Certificate authorities trusted besides the public ones, PEM. */
  readonly certificateAuthorities?: readonly string[];
}

const mostTargets = 1_000;

/**
 * The HTTP client of connectors: pooled, every address guarded where the connection is made, no redirect followed, nothing repeated,
 * answers bounded. `exchange` rejects only with a `TandemError`, where the request cannot be written at all.
 */
export function createHttpClient(options: HttpClientOptions): Transport {
  const guard = options.guard ?? createAddressGuard(options);
  const exemptions = { bases: new Set(options.exemptBases), privateHosts: options.privateHosts };
  const limits = {
    maxResponseBytes: options.maxResponseBytes ?? 32 * 1024 * 1024,
    maxFileBytes: options.maxFileBytes ?? 100 * 1024 * 1024,
  };
  const { userAgent = defaultUserAgent } = options;
  let opening: Promise<Lanes> | undefined;
  const targets = new Map<string, TargetFinding>();

  function target(site: Site): TargetFinding {
    const key = `${site.exemptBase ?? ''} ${site.base}`;
    const known = targets.get(key);
    if (known !== undefined) return known;
    const found = findTarget(site, guard, exemptions);
    if (targets.size >= mostTargets) targets.clear();
    targets.set(key, found);
    return found;
  }

  /** What speaks HTTP is read when something is sent first: a server that only starts needs none of it. */
  async function openLanes(): Promise<Lanes> {
    const { createLanes } = await import('./lanes.ts');
    return createLanes(options, guard);
  }

  return {
    async exchange(site: Site, request: WireRequest, how: ExchangeOptions): Promise<Exchange> {
      const found = target(site);
      if ('refused' in found)
        return { is: 'failure', failure: { reason: 'address', processed: 'no', detail: found.refused } };
      const { host, origin, prefix } = found.target;
      const lanes = await (opening ??= openLanes());
      if (how.signal.aborted) {
        return { is: 'failure', failure: abortFailure({ host, begun: false, httpStatus: undefined }) };
      }
      const { path, headers, body } = writeRequest(prefix, request, userAgent);
      return new Promise((settle) => {
        lanes
          .of(found.target, how.unsafe)
          .dispatch(
            { origin, path, method: request.verb, headers, body: body ?? null },
            new ExchangeHandler(host, how, limits, settle),
          );
      });
    },
    async close() {
      await (await opening)?.close();
    },
  };
}
