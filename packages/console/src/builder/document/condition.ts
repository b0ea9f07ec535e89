import { isRecord } from '../../records/record.ts';
import { wordsOfValue } from './value-kind.ts';

/** How the rows of a condition are taken together. */
export type Together = 'all' | 'any' | 'none';

/** A condition as rows; each is a comparison, a formula, or a group of its own. */
export interface ConditionRows {
  readonly together: Together;
  readonly rows: readonly unknown[];
}

export const comparisons = [
  { value: 'equals', label: 'is' },
  { value: 'notEquals', label: 'is not' },
  { value: 'contains', label: 'contains' },
  { value: 'startsWith', label: 'starts with' },
  { value: 'endsWith', label: 'ends with' },
  { value: 'greaterThan', label: 'is greater than' },
  { value: 'atLeast', label: 'is at least' },
  { value: 'lessThan', label: 'is less than' },
  { value: 'atMost', label: 'is at most' },
  { value: 'in', label: 'is one of' },
  { value: 'empty', label: 'is empty' },
  { value: 'notEmpty', label: 'is not empty' },
  { value: 'exists', label: 'is there' },
  { value: 'missing', label: 'is not there' },
] as const;

const aboutOne: ReadonlySet<string> = new Set(['empty', 'notEmpty', 'exists', 'missing']);

/** Whether a comparison looks at one value only. */
export function isAboutOne(comparison: string): boolean {
  return aboutOne.has(comparison);
}

/** A condition as rows, whatever its form. */
export function rowsOf(condition: unknown): ConditionRows {
  if (!isRecord(condition)) return { together: 'all', rows: [] };
  if (Array.isArray(condition['all'])) return { together: 'all', rows: condition['all'] };
  if (Array.isArray(condition['any'])) return { together: 'any', rows: condition['any'] };
  const negated = condition['not'];
  if (isRecord(negated) && Array.isArray(negated['any'])) return { together: 'none', rows: negated['any'] };
  if (negated !== undefined) return { together: 'none', rows: [negated] };
  return { together: 'all', rows: [condition] };
}

/** The condition that rows make. */
export function conditionOf({ together, rows }: ConditionRows): unknown {
  return together === 'none' ? { not: { any: rows } } : { [together]: rows };
}

const words = { all: ' and ', any: ' or ', none: ' or ' } as const;

/** A condition in words, such as `trigger.body.total is at least 100`. */
export function wordsOfCondition(condition: unknown): string {
  const { together, rows } = rowsOf(condition);
  if (rows.length === 0) return together === 'all' ? 'always' : 'never';
  const said = rows.slice(0, 2).map(wordsOfRow);
  const more = rows.length > 2 ? [`${rows.length - 2} more`] : [];
  return `${together === 'none' ? 'not ' : ''}${[...said, ...more].join(words[together])}`;
}

function wordsOfRow(row: unknown): string {
  if (!isRecord(row)) return 'something';
  if (typeof row['formula'] === 'string') return row['formula'];
  if (!Object.hasOwn(row, 'left')) return `(${wordsOfCondition(row)})`;
  const is = comparisons.find(({ value }) => value === row['is']);
  const left = wordsOfValue(row['left']);
  const label = is?.label ?? 'is';
  return isAboutOne(is?.value ?? '') ? `${left} ${label}` : `${left} ${label} ${wordsOfValue(row['right'])}`;
}
