import { Combobox, Loader, MultiSelect, type OptionsFilter, Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useFormContext } from './form-context.ts';
import { wordsAround } from './scalar-fields.tsx';
import type { FieldProps } from './field-props.ts';

/** The id of another record, found in the application itself while one types; an id can also be typed. */
export function ReferenceField({ to, many, ...props }: FieldProps & { readonly to: string; readonly many: boolean }) {
  const { findChoices } = useFormContext();
  const [text, setText] = useState('');
  const [opened, setOpened] = useState(false);
  const [wanted] = useDebouncedValue(text, 250);
  const found = useQuery({
    queryKey: ['lookup', to, wanted],
    queryFn: ({ signal }) => findChoices(to, wanted, signal),
    enabled: opened,
    placeholderData: keepPreviousData,
    staleTime: 30_000,
    retry: false,
  });
  const typed = text.trim();
  const ids = idsOf(props.value);
  const choices = new Map<string, string>(
    (found.data ?? []).map(({ value, label }) => [String(value), `${label} · ${value}`]),
  );
  for (const id of /^\d+$/.test(typed) ? [...ids, typed] : ids) {
    choices.set(id, choices.get(id) ?? id);
  }
  const data = [...choices].map(([value, label]) => ({ value, label }));
  const words = wordsAround({ ...props, error: props.error ?? (found.isError ? found.error.message : undefined) });
  const common = {
    ...words,
    data,
    searchable: true,
    onSearchChange: (search: string) => setText(search),
    onDropdownOpen: () => setOpened(true),
    nothingFoundMessage: found.isFetching ? 'Searching' : 'Nothing found',
    placeholder: 'Type a name or an id',
    rightSection: found.isFetching ? <Loader size={14} /> : <Combobox.Chevron />,
    clearable: true,
    // The application has already searched; what it found is what is offered.
    filter: offerAll,
  } as const;
  return many ? (
    <MultiSelect
      {...common}
      value={ids}
      onChange={(picked) => props.onChange(picked.length === 0 ? undefined : picked.map(idOf))}
    />
  ) : (
    <Select
      {...common}
      value={ids[0] ?? null}
      onChange={(picked) => props.onChange(picked === null ? undefined : idOf(picked))}
    />
  );
}

const offerAll: OptionsFilter = ({ options }) => options;

function idsOf(value: unknown): string[] {
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  return values.filter((each) => typeof each === 'number' || typeof each === 'string').map(String);
}

function idOf(text: string): string | number {
  return /^\d{1,15}$/.test(text) ? Number(text) : text;
}
