import type { Lookup } from '@tandem/connector-kit';

/** Rows that a person chooses from while typing; a screenful, since more are found by typing on. */
const shown = 25;

interface Names {
  readonly id: string;
  /** Searched for the text, and shown. */
  readonly name: string;
  /** Shown behind the name. */
  readonly also?: string;
}

/** Choices from the site's own records, by the name that fields carry in `refersTo`. */
export const scoroLookups: readonly Lookup[] = [
  lookup('projects', { id: 'project_id', name: 'project_name', also: 'company_name' }),
  lookup('contacts', { id: 'contact_id', name: 'name', also: 'lastname' }),
  lookup('users', { id: 'id', name: 'full_name' }),
  lookup('tasks', { id: 'event_id', name: 'event_name', also: 'project_name' }),
  lookup('calendar', { id: 'event_id', name: 'event_name' }),
  lookup('activities', { id: 'activity_id', name: 'name', also: 'parent_name' }),
  lookup('products', { id: 'product_id', name: 'name', also: 'code' }),
  lookup('statuses', { id: 'status_id', name: 'status_name', also: 'module' }),
  lookup('projectPhases', { id: 'id', name: 'title' }),
  lookup('quotes', { id: 'id', name: 'no', also: 'company_name' }),
  lookup('orders', { id: 'id', name: 'no', also: 'company_name' }),
  lookup('invoices', { id: 'id', name: 'no', also: 'company_name' }),
  lookup('prepayments', { id: 'id', name: 'no', also: 'company_name' }),
  lookup('bills', { id: 'id', name: 'no', also: 'company_name' }),
  lookup('purchaseOrders', { id: 'id', name: 'no', also: 'company_name' }),
  lookup('rentOrders', { id: 'id', name: 'no', also: 'company_name' }),
  lookup('scheduledInvoices', { id: 'id', name: 'company_name' }),
  lookup('categories', { id: 'cat_id', name: 'cat_name' }),
  lookup('tags', { id: 'tag_id', name: 'tag_name' }),
  lookup('vatCodes', { id: 'vat_code_id', name: 'vat_name', also: 'vat_code' }),
  lookup('userGroups', { id: 'group_id', name: 'group_name' }),
  lookup('roles', { id: 'id', name: 'name' }),
  lookup('userRoles', { id: 'role_id', name: 'role_name' }),
  lookup('clientProfiles', { id: 'id', name: 'name' }),
  lookup('productGroups', { id: 'id', name: 'name' }),
  lookup('priceLists', { id: 'id', name: 'name' }),
  lookup('localPriceLists', { id: 'id', name: 'name' }),
  lookup('depot', { id: 'depot_id', name: 'depot_name' }),
  lookup('financeAccounts', { id: 'id', name: 'name', also: 'account_symbol' }),
  lookup('financeObjects', { id: 'object_id', name: 'name', also: 'object_symbol' }),
  lookup('receiptAccounts', { id: 'id', name: 'name' }),
  lookup('customFields', { id: 'id', name: 'name' }),
  lookup('customModules', { id: 'id', name: 'title' }),
  lookup('pdfTemplates', { id: 'id', name: 'name' }),
  lookup('eventsResources', { id: 'resource_id', name: 'resource_name' }),
  lookup('bookmarks', { id: 'bookmark_id', name: 'bookmark_name', also: 'module' }),
  lookup('properties', { id: 'id', name: 'name' }),
  lookup('meters', { id: 'id', name: 'name' }),
];

function lookup(module: string, names: Names): Lookup {
  return {
    name: module,
    method: `${module}.list`,
    input(text) {
      const wanted = text.trim().slice(0, 200);
      return { perPage: shown, ...(wanted !== '' && { filter: { [names.name]: `%${wanted}%` } }) };
    },
    choice: (row) => choiceOf(row, names),
  };
}

function choiceOf(row: unknown, names: Names): ReturnType<Lookup['choice']> {
  const value = textOrNumber(row, names.id);
  if (value === undefined || value === '') return undefined;
  const parts = [names.name, names.also].flatMap((name) => (name === undefined ? [] : [textOrNumber(row, name)]));
  const [name, also] = parts.map((part) => (part === undefined || part === '' ? undefined : String(part)));
  const isPerson = names.also === 'lastname';
  const label = isPerson
    ? [name, also].filter((part) => part !== undefined).join(' ')
    : (name ?? '') + (also === undefined ? '' : ` (${also})`);
  return { value, label: label.trim() === '' ? String(value) : label.trim() };
}

function textOrNumber(row: unknown, name: string): string | number | undefined {
  const value: unknown =
    typeof row === 'object' && row !== null && Object.hasOwn(row, name) ? Reflect.get(row, name) : undefined;
  return typeof value === 'string' || typeof value === 'number' ? value : undefined;
}
