import type { Warning } from '@tandem/connector-kit';
import { notFilterable, type FilterPlan } from './plan-filter.ts';

/**
 * The rows that were asked for, where the filter has a part that nobody attests: `delivered[n]` stays where `cleanRows[n]`
 * matches. When any does not, Scoro has not filtered, and the warning says that it was done here. Throws `input_invalid` where
 * no row carries what would tell.
 */
export function recheckRows<Row>(
  plan: FilterPlan,
  cleanRows: readonly unknown[],
  delivered: readonly Row[],
): { readonly rows: readonly Row[]; readonly warnings: readonly Warning[] } {
  if (plan.rechecked.length === 0 || cleanRows.length === 0) return { rows: delivered, warnings: [] };
  const untold = plan.rechecked.filter((name) => !cleanRows.some((row) => carries(row, name)));
  if (untold.length > 0) {
    throw notFilterable(
      untold.map((name) => ({
        field: `filter.${name}`,
        code: 'not_filterable',
        detail:
          'cannot be filtered by: nobody attests this filter, and the rows that came back do not carry the field to check it.',
      })),
    );
  }
  const rows = delivered.filter((_, index) => plan.matches(cleanRows[index]) === true);
  if (rows.length === delivered.length) return { rows, warnings: [] };
  const names = plan.rechecked.join(', ');
  return {
    rows,
    warnings: [
      {
        code: 'filter_rechecked',
        detail: `Scoro did not filter by ${names}; the rows were filtered here.`,
        field: 'filter',
      },
    ],
  };
}

function carries(row: unknown, name: string): boolean {
  return typeof row === 'object' && row !== null && Object.hasOwn(row, name);
}
