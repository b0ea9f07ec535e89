import type { ConnectorWebhooks, RecordChange } from '@tandem/connector-kit';
import * as modules from './modules/modules.ts';
import type { Module } from './modules/define-module.ts';
import { watchedModules } from './modules/webhooks.ts';
import { earliestDate } from './values/earliest-date.ts';
import { isMembers } from './values/wire-json.ts';
import { pageCap } from './wire/paging.ts';

const actions: Readonly<Record<RecordChange, string>> = { created: 'create', modified: 'modify', deleted: 'delete' };

/** Persons and companies are told of apart, but the sure way to read both is the module of contacts. */
const contactTypes: Readonly<Record<string, string>> = { companies: 'company', persons: 'person' };

/**
 * Webhooks of Scoro (PROTOCOL.md 10). A delivery is `{ entityId, entityType, entity }`: it carries no action, no signature and no time, so each kind of
 * change is subscribed at an address of its own, and the record is read again by its id.
 */
export const scoroWebhooks: ConnectorWebhooks = {
  records: watchedModules.map((name) => ({ name, label: moduleAt(name).category })),
  // An empty file was enough at one receiver (PROTOCOL.md 10.2), and whether another content is taken is not known.
  proof: { path: '/scoro.txt', body: '' },
  subscribe: ({ address, records, change, fields }) => ({
    method: 'webhooks.subscribe',
    input: {
      module: records,
      action: actions[change],
      url: address,
      ...(change === 'modified' && fields.length > 0 && { fields: [...fields] }),
    },
  }),
  subscriptionId: (data) => idIn(data, 'id'),
  list: () => ({ method: 'webhooks.list', input: {} }),
  readSubscription(row) {
    const id = idIn(row, 'id');
    const address = isMembers(row) ? row['url'] : undefined;
    return id === undefined || typeof address !== 'string' ? undefined : { id, address };
  },
  unsubscribe: (id) => ({ method: 'webhooks.unsubscribe', input: { id } }),
  readDelivery: (body) => idIn(body, 'entityId'),
  read: (records, recordId) => ({ method: `${moduleOf(records).key}.get`, input: { id: recordId } }),
  changedSince: (records, since) => ({
    method: `${moduleOf(records).key}.list`,
    input: {
      filter: { modified_date: { from_date: earliestDate(since) } },
      includeDeleted: true,
      perPage: pageCap.plain,
    },
  }),
  stateOf(records, record) {
    const id = idIn(record, moduleOf(records).idField ?? 'id');
    if (id === undefined || !isMembers(record) || !isOfType(records, record)) return undefined;
    const modified = localTime(record['modified_date']);
    const isDeleted = record['is_deleted'] === true;
    // Rows of lists are subsets: one that does not say when it was changed says nothing.
    if (modified === '' && !isDeleted) return undefined;
    return {
      id,
      mark: isDeleted ? `${modified}/deleted` : modified,
      isNew: modified !== '' && modified === localTime(record['created_date']),
      createdAt: momentOf(record['created_date']),
      isDeleted,
    };
  },
};

function moduleOf(records: string): Module {
  return moduleAt(Object.hasOwn(contactTypes, records) ? 'contacts' : records);
}

function moduleAt(name: string): Module {
  const all: Readonly<Record<string, Module>> = modules;
  const module = Object.hasOwn(all, name) ? all[name] : undefined;
  if (module === undefined) throw new TypeError(`Scoro has no module ${name}.`);
  return module;
}

/** A row that does not say what it is may be either. */
function isOfType(records: string, record: Readonly<Record<string, unknown>>): boolean {
  const wanted = contactTypes[records];
  const type = record['contact_type'];
  return wanted === undefined || type === undefined || type === null || type === wanted;
}

/** To the second, without an offset: a record and a row of it may have different ones. */
function localTime(value: unknown): string {
  return typeof value === 'string' ? value.slice(0, 19) : '';
}

/** Of what has an offset: local time of the site is no certain moment. */
function momentOf(value: unknown): Date | undefined {
  return typeof value === 'string' && /(?:Z|[+-]\d{2}:?\d{2})$/.test(value) && !Number.isNaN(Date.parse(value))
    ? new Date(value)
    : undefined;
}

function idIn(value: unknown, name: string): string | undefined {
  const id = isMembers(value) && Object.hasOwn(value, name) ? value[name] : undefined;
  if (typeof id === 'number' && Number.isSafeInteger(id) && id > 0) return String(id);
  return typeof id === 'string' && /^[\w-]{1,64}$/.test(id) ? id : undefined;
}
