import type { Site } from '../site/site.ts';
import type { SiteSettings } from '../settings/site-settings.ts';

const WINDOW = 2_000;
const DAY = 86_400_000;
const UNLIMITED = 1_000_000;
const byPlan: { readonly [Plan in SiteSettings['plan']]: number } = {
  essential: 25,
  standard: 30,
  pro: 40,
  ultimate: 80,
};

/** Headers of a reply that say how much is left (PROTOCOL.md 7). */
export type LimitHeaders = { readonly [name: string]: string };

/** Where a request stands with the limits of its site. */
export interface Standing {
  readonly refused: boolean;
  readonly headers: LimitHeaders;
  /** Seconds until the limit that refuses is free again. */
  readonly wait: number;
}

const unlimited: Standing = {
  refused: false,
  wait: 0,
  headers: {
    'x-ratelimit-limit': String(UNLIMITED),
    'x-ratelimit-remaining': String(UNLIMITED),
    'x-ratelimit-reset': '2',
    'x-daily-requests-limit': String(UNLIMITED),
    'x-daily-requests-remaining': String(UNLIMITED),
    'x-daily-requests-reset': '86400',
  },
};

/** The two limits of each site: a window of 2 seconds, and a day that ends at midnight UTC. Every request counts. */
export class Limits {
  readonly #on: boolean;
  #counts = new WeakMap<Site, { window: number; inWindow: number; day: number; inDay: number }>();

  constructor(on: boolean) {
    this.#on = on;
  }

  count(site: Site, now: number): Standing {
    if (!this.#on) return unlimited;
    const [window, day] = [Math.floor(now / WINDOW), Math.floor(now / DAY)];
    const counts = this.#counts.get(site) ?? { window, inWindow: 0, day, inDay: 0 };
    this.#counts.set(site, counts);
    if (counts.window !== window) Object.assign(counts, { window, inWindow: 0 });
    if (counts.day !== day) Object.assign(counts, { day, inDay: 0 });
    const perWindow = site.settings.requestsPerWindow ?? byPlan[site.settings.plan];
    const { requestsPerDay } = site.settings;
    const [windowReset, dayReset] = [
      Math.ceil(((window + 1) * WINDOW - now) / 1000),
      Math.ceil(((day + 1) * DAY - now) / 1000),
    ];
    const [windowFull, dayFull] = [counts.inWindow >= perWindow, counts.inDay >= requestsPerDay];
    if (!windowFull && !dayFull) {
      counts.inWindow += 1;
      counts.inDay += 1;
    }
    return {
      refused: windowFull || dayFull,
      wait: dayFull ? dayReset : windowReset,
      headers: {
        'x-ratelimit-limit': String(perWindow),
        'x-ratelimit-remaining': String(perWindow - counts.inWindow),
        'x-ratelimit-reset': String(windowReset),
        'x-daily-requests-limit': String(requestsPerDay),
        'x-daily-requests-remaining': String(Math.max(0, requestsPerDay - counts.inDay)),
        'x-daily-requests-reset': String(dayReset),
      },
    };
  }

  /** Begins to count a site anew. */
  reset(site: Site): void {
    this.#counts.delete(site);
  }
}

/** The header Retry-After in the form that is asked for. */
export function retryAfter(form: SiteSettings['retryAfter'], seconds: number, now: number): LimitHeaders {
  if (form === 'none') return {};
  return {
    'retry-after':
      form === 'seconds' ? String(seconds) : new Date(Math.ceil(now / 1000) * 1000 + seconds * 1000).toUTCString(),
  };
}
