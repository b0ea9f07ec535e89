import { isCalendarDate } from '@tandem/connector-kit';
import type { Variable } from './cycle-document.ts';
import { isStorable } from './storable.ts';

const longestText = 10_000;

/** Why a value cannot be that of a variable; undefined where it can. */
export function variableProblem({ kind }: Pick<Variable, 'kind'>, value: unknown): string | undefined {
  switch (kind) {
    case 'text':
      if (typeof value !== 'string' || !isStorable(value)) return 'It must be text.';
      return value.length > longestText ? `It has ${longestText} characters at most.` : undefined;
    case 'number':
      return typeof value === 'number' && Number.isFinite(value) ? undefined : 'It must be a number.';
    case 'boolean':
      return typeof value === 'boolean' ? undefined : 'It must be true or false.';
    case 'date':
      return typeof value === 'string' && isCalendarDate(value) ? undefined : 'It must be a date such as 2026-01-31.';
  }
}
