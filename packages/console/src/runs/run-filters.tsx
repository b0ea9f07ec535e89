import { Select } from '@mantine/core';
import { DayRangeInput } from '../filters/day-range-input.tsx';
import { type RunSearch, runStates, runTriggers } from './run-search.ts';

export interface RunFiltersProps {
  readonly search: RunSearch;
  readonly onChange: (changed: RunSearch) => void;
}

/** State, trigger and days: the filters that every list of runs has. */
export function RunFilters({ search, onChange }: RunFiltersProps) {
  return (
    <>
      <Select
        label="State"
        placeholder="Any state"
        clearable
        data={runStates.map(({ state, label }) => ({ value: state, label }))}
        value={search.state ?? null}
        onChange={(chosen) => onChange({ state: runStates.find(({ state }) => state === chosen)?.state })}
      />
      <Select
        label="Started by"
        placeholder="Anything"
        clearable
        data={runTriggers.map(({ trigger, label }) => ({ value: trigger, label }))}
        value={search.trigger ?? null}
        onChange={(chosen) => onChange({ trigger: runTriggers.find(({ trigger }) => trigger === chosen)?.trigger })}
      />
      <DayRangeInput from={search.from} to={search.to} onChange={onChange} />
    </>
  );
}
