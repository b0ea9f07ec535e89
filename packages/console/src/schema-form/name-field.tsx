import { Autocomplete, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useFormContext } from './form-context.ts';

export interface NameFieldProps {
  /** The lookup that finds the names there are; without one a name is typed. */
  readonly lookup: string | undefined;
  readonly value: string;
  readonly error: string | undefined;
  readonly onChange: (name: string) => void;
}

/** The name of a free member, such as a custom field, which is offered by what people call it. */
export function NameField({ lookup, value, error, onChange }: NameFieldProps) {
  return lookup === undefined ? (
    <TextInput label="Name" value={value} error={error} onChange={(event) => onChange(event.currentTarget.value)} />
  ) : (
    <FoundName lookup={lookup} value={value} error={error} onChange={onChange} />
  );
}

function FoundName({ lookup, value, error, onChange }: NameFieldProps & { readonly lookup: string }) {
  const { findChoices } = useFormContext();
  const [opened, setOpened] = useState(false);
  const [text] = useDebouncedValue(value, 250);
  const found = useQuery({
    queryKey: ['lookup', lookup, text],
    queryFn: ({ signal }) => findChoices(lookup, text, signal),
    enabled: opened,
    placeholderData: keepPreviousData,
    staleTime: 30_000,
    retry: false,
  });
  const labels = new Map((found.data ?? []).map((choice) => [String(choice.value), choice.label]));
  return (
    <Autocomplete
      label="Name"
      placeholder="Type a name"
      value={value}
      error={error}
      data={[...labels.keys()]}
      onChange={onChange}
      onDropdownOpen={() => setOpened(true)}
      // The application has already searched, by the names that people know.
      filter={({ options }) => options}
      renderOption={({ option }) => (
        <div>
          <Text size="sm">{labels.get(option.value) ?? option.value}</Text>
          <Text size="xs" c="dimmed" ff="monospace">
            {option.value}
          </Text>
        </div>
      )}
    />
  );
}
