import { catalogue } from '../records/catalogue.ts';
import { contacts } from '../records/modules/contacts.ts';
import { Pages } from '../records/query.ts';
import type { Row } from '../records/row.ts';
import { SiteClock } from '../records/site-clock.ts';
import type { Size } from '../records/size.ts';
import { Table } from '../records/table.ts';
import type { Value } from '../records/value.ts';
import type { World } from '../records/world.ts';
import type { SiteSettings } from '../settings/site-settings.ts';
import type { Account } from './credentials.ts';
import { accountsOf, apiKeyOf } from './credentials.ts';
import { RequestLog } from './request-log.ts';
import { Sessions } from './sessions.ts';
import type { Storage } from './storage.ts';

/** A record came into being, changed or went. */
export interface Change {
  readonly action: 'create' | 'modify' | 'delete';
  readonly row: Row;
  /** Members whose values changed. */
  readonly members: readonly string[];
  /** Who did it; null with an apiKey. */
  readonly actor: number | null;
}

/** The first id of series that are no module's. */
const firstIds: ReadonlyMap<string, number> = new Map([
  ['line', 10_000_001],
  ['address', 1_000_001],
]);

export interface SiteOptions {
  readonly company: string;
  readonly settings: SiteSettings;
  readonly size: Size;
  readonly dataUntil: string;
  readonly storage: Storage;
}

/** One company of the sandbox: its credentials, its settings, its records. */
export class Site implements World {
  readonly company: string;
  readonly apiKey: string;
  readonly accounts: readonly Account[];
  readonly size: Size;
  readonly pages = new Pages();
  readonly requests = new RequestLog();
  readonly sessions = new Sessions();
  /** Bytes of uploaded files by file id. */
  readonly files = new Map<number, Buffer[]>();
  /** Uploads of which chunks are still missing: the file's id, the number of its first chunk and of the one that must come next. */
  readonly uploads = new Map<string, { readonly file: number; readonly first: number; readonly next: number }>();
  /** Relations that were written, by `type object`. */
  readonly relations = new Map<string, Map<number, { readonly [member: string]: Value }>>();
  readonly #initial: SiteSettings;
  readonly #dataUntil: string;
  readonly #storage: Storage;
  #settings: SiteSettings;
  #clock: SiteClock;
  #tables = new Map<string, Table>();
  #series = new Map<string, number>();
  #listeners: ((change: Change) => void)[] = [];
  #written = 0;

  constructor(options: SiteOptions) {
    this.company = options.company;
    this.apiKey = apiKeyOf(options.company);
    this.accounts = accountsOf(options.company);
    this.size = options.size;
    this.#initial = options.settings;
    this.#settings = options.settings;
    this.#dataUntil = options.dataUntil;
    this.#storage = options.storage;
    this.#clock = new SiteClock(options.settings.timeZone, options.dataUntil);
  }

  get settings(): SiteSettings {
    return this.#settings;
  }

  change(settings: Partial<SiteSettings>): void {
    const zone = this.#settings.timeZone;
    this.#settings = { ...this.#settings, ...settings };
    if (this.#settings.timeZone !== zone) this.#clock = new SiteClock(this.#settings.timeZone, this.#dataUntil);
  }

  get clock(): SiteClock {
    return this.#clock;
  }

  /** What company_account_id of the main entity is. */
  get accountId(): string {
    return this.#settings.companyAccountId === '' ? this.company : this.#settings.companyAccountId;
  }

  get entities(): readonly { readonly id: string; readonly name: string }[] {
    const name = this.company.charAt(0).toUpperCase() + this.company.slice(1);
    return [
      { id: this.accountId, name: `${name} OÜ` },
      { id: `${this.company}-lv`, name: `${name} Latvia SIA` },
    ];
  }

  now(): number {
    const now = Date.now();
    return now - (now % 1000);
  }

  table(path: string): Table {
    const known = this.#tables.get(path);
    if (known !== undefined) return known;
    const module = catalogue.find((one) => one.path === path);
    if (module === undefined) throw new Error(`there is no module ${path}`);
    const table = module.aliasOf === undefined ? new Table(module, this) : this.table(contacts.path);
    this.#tables.set(path, table);
    return table;
  }

  nextId(series: string): number {
    const id = this.#series.get(series) ?? this.#firstFree(series);
    this.#series.set(series, id + 1);
    return id;
  }

  #firstFree(series: string): number {
    const ends = catalogue
      .filter((module) => module.series === series && module.aliasOf === undefined)
      .map((module) => module.idOf(Math.max(0, module.count(this.size) - 1)) + 1);
    return Math.max(firstIds.get(series) ?? 1, ...ends);
  }

  account(user: number): Account | undefined {
    return this.accounts.find((account) => account.user === user);
  }

  /** Whether a user has the right to an action: by what the user may, and by what the settings deny. */
  allows(user: number, module: string, action: string): boolean {
    const denied = this.#settings.denied.some(
      (rule) =>
        rule.user === user && rule.module === module && (rule.actions === undefined || rule.actions.includes(action)),
    );
    return !denied && (this.account(user)?.allows(module, action) ?? false);
  }

  /** Called with every change of a record, after it. */
  onChange(listener: (change: Change) => void): void {
    this.#listeners.push(listener);
  }

  changed(change: Change): void {
    for (const listener of this.#listeners) listener(change);
  }

  /** Counts what a request writes. @throws Refusal when the sandbox is full */
  store(bytes: number): void {
    this.#storage.take(bytes);
    this.#written += bytes;
  }

  resetSettings(): void {
    this.change(this.#initial);
  }

  resetRecords(): void {
    for (const table of this.#tables.values()) table.reset();
    this.#series = new Map();
    this.files.clear();
    this.uploads.clear();
    this.relations.clear();
    this.#storage.free(this.#written);
    this.#written = 0;
  }
}
