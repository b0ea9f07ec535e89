import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { accountNamesQuery } from '../api/account-queries.ts';

export interface AccountSelectProps {
  readonly label: string;
  /** Shown where none is chosen. */
  readonly placeholder: string;
  readonly value: string | undefined;
  readonly onChange: (account: string | undefined) => void;
  readonly description?: string;
  readonly error?: string | undefined;
}

/** Chooses an account, or none. */
export function AccountSelect({ label, placeholder, value, onChange, description, error }: AccountSelectProps) {
  const names = useQuery(accountNamesQuery);
  const data = [...(names.data ?? [])].map(([id, name]) => ({ value: id, label: name }));
  // One that is not among those read is shown by its id.
  const isKnown = value === undefined || names.data === undefined || names.data.has(value);
  return (
    <Select
      label={label}
      placeholder={placeholder}
      description={description}
      error={error}
      searchable
      clearable
      nothingFoundMessage="No account of this name"
      data={isKnown ? data : [...data, { value, label: value }]}
      value={value ?? null}
      onChange={(account) => onChange(account ?? undefined)}
    />
  );
}
