import type { Field, FieldKind } from '@tandem/connector-kit';

const plainKinds: ReadonlySet<FieldKind> = new Set([
  'text',
  'choice',
  'integer',
  'number',
  'decimal',
  'flag',
  'date',
  'dateTime',
  'duration',
  'any',
]);

/** How a list can be filtered by a field: by one value, by the members of a list, by custom fields; undefined: not at all. */
export type FilterForm =
  | { readonly by: 'value'; readonly field: Field }
  | { readonly by: 'member'; readonly field: Field }
  | { readonly by: 'customFields' };

/** The form of a filter by this field. Prose and nested values cannot be compared, so nothing could be said of such a filter. */
export function filterForm(field: Field): FilterForm | undefined {
  if (field.filter === 'no' || field.writeOnly === true) return undefined;
  if (field.wire === 'customFields') return { by: 'customFields' };
  if (plainKinds.has(field.kind)) return { by: 'value', field };
  const { of } = field;
  return field.kind === 'list' && of !== undefined && of.kind !== 'any' && plainKinds.has(of.kind)
    ? { by: 'member', field: of }
    : undefined;
}

/** Whether somebody attests that Scoro filters by it (PROTOCOL.md 8.6). */
export function isAttested(field: Field): boolean {
  return field.filter === 'attested' || field.wire === 'customFields';
}

/** From and to, both inclusive, in the spelling that Scoro knows (PROTOCOL.md 8.2). */
export interface DateRange {
  readonly from_date?: string;
  readonly to_date?: string;
}

/** Whether a filter value is a range of dates. */
export function isDateRange(value: unknown): value is DateRange {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
