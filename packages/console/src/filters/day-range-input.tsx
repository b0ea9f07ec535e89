import { DatePickerInput } from '@mantine/dates';
import classes from './filter-bar.module.css';

export interface DayRangeInputProps {
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly onChange: (days: { readonly from: string | undefined; readonly to: string | undefined }) => void;
}

/** The days that a list is limited to, `YYYY-MM-DD`; one day is a range too. */
export function DayRangeInput({ from, to, onChange }: DayRangeInputProps) {
  return (
    <DatePickerInput
      type="range"
      label="Days"
      placeholder="Any day"
      valueFormat="YYYY-MM-DD"
      allowSingleDateInRange
      clearable
      className={classes.days}
      clearButtonProps={{ 'aria-label': 'Any day' }}
      value={[from ?? null, to ?? null]}
      onChange={([first, last]) => onChange({ from: first ?? undefined, to: last ?? undefined })}
    />
  );
}
