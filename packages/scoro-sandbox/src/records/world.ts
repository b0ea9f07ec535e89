import type { SiteSettings } from '../settings/site-settings.ts';
import type { SiteClock } from './site-clock.ts';
import type { Size } from './size.ts';
import type { Table } from './table.ts';

/** The site as its records see it. */
export interface World {
  readonly company: string;
  readonly settings: SiteSettings;
  readonly size: Size;
  readonly clock: SiteClock;
  /** The entity ids: what company_account_id may be; the first is the main one. */
  readonly entities: readonly { readonly id: string; readonly name: string }[];
  now(): number;
  /** The records of a module by its path. */
  table(path: string): Table;
  /** The next id of a series of ids (a module's path, or `event` for tasks and calendar). */
  nextId(series: string): number;
}
