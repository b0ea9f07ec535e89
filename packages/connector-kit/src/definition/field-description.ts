import type { Field } from './field.ts';

/** Which way a value goes: out to a reader, or in from a writer. */
export type Side = 'read' | 'write';

/** What a JSON Schema says of a field besides its form. Facts that JSON Schema has no word for stand under `x-` names. */
export function describeField(name: string, field: Field, side: Side): Record<string, unknown> {
  return {
    title: titleOf(name),
    ...(field.about !== undefined && { description: field.about }),
    ...(field.deprecated === true && { deprecated: true }),
    ...(side === 'read' && field.readOnly === true && { readOnly: true }),
    ...(side === 'write' && field.writeOnly === true && { writeOnly: true }),
    ...(field.unit !== undefined && { 'x-unit': field.unit }),
    ...(field.refersTo !== undefined && { 'x-refers-to': field.refersTo }),
    ...(side === 'read' && field.onlyWith !== undefined && { 'x-only-with': field.onlyWith }),
    ...(side === 'read' && field.availableIn !== undefined && { 'x-available-in': field.availableIn }),
    ...(field.unconfirmed === true && { 'x-unconfirmed': true }),
  };
}

/** `event_name` -> `Event name`, `usersDates` -> `Users dates`, `project_id` -> `Project ID`. */
function titleOf(name: string): string {
  const words = name
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll('_', ' ')
    .toLowerCase()
    .replaceAll(/\b(id|ids|url|vat)\b/g, (word) => (word === 'ids' ? 'IDs' : word.toUpperCase()));
  return words.charAt(0).toUpperCase() + words.slice(1);
}
