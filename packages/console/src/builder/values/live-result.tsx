import { Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { evaluationQuery } from '../../api/cycle-queries.ts';
import { valueKindOf } from '../document/value-kind.ts';
import { isRecord } from '../../records/record.ts';
import { useValueContext } from './value-context.ts';
import classes from './values.module.css';

const debounceMs = 300;
const longest = 400;

/** What a value makes of the sample data, as one types. */
export function LiveResult({ value }: { readonly value: unknown }) {
  const { context, isLive } = useValueContext();
  const [wanted] = useDebouncedValue(value, debounceMs);
  const found = useQuery({ ...evaluationQuery(wanted, context), enabled: isLive && isWritten(wanted) });
  if (!isLive || !isWritten(value) || found.data === undefined) return null;
  const { value: made, error, warnings } = found.data;
  if (error !== undefined)
    return (
      <Text size="xs" c="var(--mantine-color-error)" aria-live="polite">
        {error.detail}
      </Text>
    );
  const [warning] = warnings;
  return (
    <div aria-live="polite">
      <Text size="xs" c="dimmed" className={classes.result}>
        <span aria-hidden="true">= </span>
        <span className={classes.resultLabel}>Result: </span>
        {made === undefined ? 'nothing in the sample data' : shortened(JSON.stringify(made))}
      </Text>
      {warning !== undefined && (
        <Text size="xs" c="var(--mantine-color-yellow-light-color)">
          {warning.detail}
        </Text>
      )}
    </div>
  );
}

/** Whether there is anything to evaluate yet. */
function isWritten(value: unknown): boolean {
  if (!isRecord(value)) return true;
  const kind = valueKindOf(value);
  return !(kind === 'path' && value['$path'] === '') && !(kind === 'formula' && value['$formula'] === '');
}

function shortened(text: string): string {
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}
