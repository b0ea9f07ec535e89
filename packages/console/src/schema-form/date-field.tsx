import { DateInput, DateTimePicker } from '@mantine/dates';
import { wordsAround } from './scalar-fields.tsx';
import type { FieldProps } from './field-props.ts';

/** A date, or a date with a local time of the site: naive, as the application takes it. */
export function DateField({ withTime, ...props }: FieldProps & { readonly withTime: boolean }) {
  const words = wordsAround(props);
  const value = typeof props.value === 'string' ? props.value.replace('T', ' ') : null;
  if (withTime) {
    return (
      <DateTimePicker
        {...words}
        valueFormat="YYYY-MM-DD HH:mm"
        placeholder="YYYY-MM-DD HH:MM"
        value={value}
        onChange={(picked) => props.onChange(picked === null ? undefined : picked.replace(' ', 'T'))}
        clearable
      />
    );
  }
  return (
    <DateInput
      {...words}
      valueFormat="YYYY-MM-DD"
      placeholder="YYYY-MM-DD"
      value={value}
      onChange={(picked) => props.onChange(picked ?? undefined)}
      clearable
    />
  );
}
