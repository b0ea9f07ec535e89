import type { Kind } from '../kind.ts';
import type { Value } from '../value.ts';
import { isList, isPlainObject, isValueMap, own } from '../value.ts';

const parts = ['country', 'county', 'municipality', 'city', 'street', 'zipcode'] as const;

export type AddressParts = { readonly [Part in (typeof parts)[number]]: string };

/** `street, zip city`, as recorded. */
function fullAddress(address: AddressParts): string {
  const place = [address.zipcode, address.city].filter((part) => part !== '').join(' ');
  return [address.street, place].filter((part) => part !== '').join(', ');
}

/** An address in the shape a contact has (PROTOCOL.md 9). */
export function addressOf(address: AddressParts, id: number): Value {
  return { ...address, full_address: fullAddress(address), contacts_addresses_id: id };
}

/** What a request says of an address: known parts as text, the rest swallowed. */
function readAddress(input: unknown): AddressParts {
  const text = (part: string): string => {
    const value = isPlainObject(input) ? own(input, part) : undefined;
    return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  };
  return {
    country: text('country'),
    county: text('county'),
    municipality: text('municipality'),
    city: text('city'),
    street: text('street'),
    zipcode: text('zipcode'),
  };
}

/** Addresses of a contact: null when none. */
export const addresses: Kind = {
  name: 'addresses',
  compare: 'none',
  empty: null,
  wire: (value) => value,
  read: (input, { world }) => {
    const list = Array.isArray(input) ? input : isPlainObject(input) ? [input] : [];
    const read = list.slice(0, 50).map((one) => addressOf(readAddress(one), world.nextId('address')));
    return read.length === 0 ? null : read;
  },
};

/** One address, as documents have it: the first of a contact's, without its id. */
export function firstAddress(value: Value): Value {
  const first = isList(value) ? value[0] : undefined;
  if (first === undefined || !isValueMap(first)) return null;
  const { full_address: _full, contacts_addresses_id: _id, ...rest } = first;
  return rest;
}

export function firstAddressId(value: Value): Value {
  const first = isList(value) ? value[0] : undefined;
  return first !== undefined && isValueMap(first) ? (first['contacts_addresses_id'] ?? null) : null;
}

/** An address that stands alone. */
export const address: Kind = {
  name: 'address',
  compare: 'none',
  empty: null,
  wire: (value) => value,
  read: (input) => (isPlainObject(input) ? readAddress(input) : null),
};
