import type { AccountConnector } from '../api/account-connector-queries.ts';
import type { Property } from '../api/library-queries.ts';
import type { Given } from '../api/property-changes.ts';
import { PropertyInput } from './property-input.tsx';

export interface InstalledFieldProps {
  readonly property: Property;
  readonly stored: AccountConnector['properties'][string] | undefined;
  readonly value: Given;
  readonly error: string | undefined;
  readonly onChange: (value: Given) => void;
  /** Said of a value that the partner has set. */
  readonly inheritedNote?: string;
}

/** The box of a property of an account connector: its own value, or what it inherits. */
export function InstalledField({
  property,
  stored,
  value,
  error,
  onChange,
  inheritedNote = 'Comes from the setup; type to replace it here.',
}: InstalledFieldProps) {
  const own = stored?.from === 'account' ? (stored.value ?? undefined) : undefined;
  const inherited = stored?.from === 'account' ? undefined : stored?.value;
  return (
    <PropertyInput
      property={property}
      value={value === undefined ? own : value}
      isSet={stored?.isSet === true}
      isClearable={stored?.isSet === true && stored.from === 'account'}
      isChanged={value !== undefined && value !== own && own !== undefined}
      inherited={typeof inherited === 'string' ? inherited : undefined}
      note={stored?.from === 'setup' ? ` ${inheritedNote}` : undefined}
      required={property.required}
      error={error}
      onChange={onChange}
    />
  );
}
