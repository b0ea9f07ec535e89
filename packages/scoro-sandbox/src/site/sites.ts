import type { Size } from '../records/size.ts';
import type { SiteSettings } from '../settings/site-settings.ts';
import { Site } from './site.ts';
import { Storage } from './storage.ts';

const MOST_COMPANIES = 1_000;
const companyName = /^[a-z0-9][a-z0-9-]{0,62}$/;

export interface SitesOptions {
  readonly settings: SiteSettings;
  readonly size: Size;
  readonly dataUntil: string;
  /** Called with every company as it comes into being. */
  readonly born: (site: Site) => void;
}

/** The companies of a sandbox. They come into being when first used. */
export class Sites {
  readonly #options: SitesOptions;
  readonly #storage = new Storage();
  readonly #sites = new Map<string, Site>();

  constructor(options: SitesOptions) {
    this.#options = options;
  }

  /** The company of a name; undefined where the name is none or there are too many companies. */
  get(name: string): Site | undefined {
    const company = name.toLowerCase();
    const known = this.#sites.get(company);
    if (known !== undefined) return known;
    if (!companyName.test(company) || company === 'api' || this.#sites.size >= MOST_COMPANIES) return undefined;
    const { settings, size, dataUntil, born } = this.#options;
    const site = new Site({ company, settings, size, dataUntil, storage: this.#storage });
    this.#sites.set(company, site);
    born(site);
    return site;
  }

  all(): readonly Site[] {
    return [...this.#sites.values()];
  }
}
