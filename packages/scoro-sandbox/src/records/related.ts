import { cents } from './kinds/decimal.ts';
import { emailOf, personOf, USERS } from './people.ts';
import type { Row } from './row.ts';
import type { Value } from './value.ts';
import { isList, isValueMap } from './value.ts';
import type { World } from './world.ts';

/** Members of other records, by id; null where there is no such record. */
export function memberOf(world: World, module: string, id: Value, member: string): Value {
  return typeof id === 'number' ? (world.table(module).live(id)?.get(member) ?? null) : null;
}

export function contactName(row: Row, member: string): Value {
  const id = row.get(member);
  if (typeof id !== 'number') return null;
  const contact = row.table.world.table('contacts').live(id);
  if (contact === undefined) return null;
  return contact.get('contact_type') === 'person'
    ? `${contact.text('name')} ${contact.text('lastname')}`.trim()
    : contact.get('name');
}

export function userEmail(world: World, id: Value): Value {
  return typeof id === 'number' && id >= 1 && id <= USERS ? emailOf(personOf(id - 1), world.company) : null;
}

/** Adds up the lines of a document, in cents. */
export function sumOfLines(lines: Value, member: string): number {
  if (!isList(lines)) return 0;
  return lines.reduce((sum: number, line) => {
    const value = isValueMap(line) ? line[member] : undefined;
    return sum + Math.round(Number(value ?? 0) * 100);
  }, 0);
}

export function sumText(lines: Value, member: string): string {
  return cents(sumOfLines(lines, member));
}
