import { Anchor, Group, JsonInput, PasswordInput, Select, Text, Textarea, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Property } from '../api/library-queries.ts';
import type { Given } from '../api/property-changes.ts';

export interface PropertyInputProps {
  readonly property: Property;
  readonly value: Given;
  readonly onChange: (value: Given) => void;
  readonly error?: string | undefined;
  /** A secret has a value already, which is never shown. */
  readonly isSet?: boolean;
  /** What applies where nothing is typed. */
  readonly inherited?: string | undefined;
  /** The person has typed another value than the one that is saved. */
  readonly isChanged?: boolean;
  /** A secret that is saved here, so that it can be taken away here. */
  readonly isClearable?: boolean;
  readonly note?: ReactNode;
  readonly required?: boolean;
}

const clearsSecrets = ' Secrets are bound to it: those saved before are cleared, so enter them again.';

/** The box of one property, with its label and help word for word, and what stands around its value. */
export function PropertyInput({
  property,
  value,
  onChange,
  error,
  isSet = false,
  inherited,
  isChanged = false,
  isClearable = false,
  note,
  required = false,
}: PropertyInputProps) {
  const common = {
    id: `property-${property.name}`,
    label: property.label,
    description: (
      <>
        {property.help}
        {note}
        {property.destination && isChanged && clearsSecrets}
        {property.kind === 'secret' && isClearable && (
          <>
            {' '}
            <Anchor
              component="button"
              type="button"
              size="xs"
              onClick={() => onChange(value === null ? undefined : null)}
            >
              {value === null ? `Keep the ${property.label}` : `Clear the ${property.label}`}
            </Anchor>
          </>
        )}
      </>
    ),
    error,
    withAsterisk: required,
    inputWrapperOrder: ['label', 'input', 'description', 'error'] as ('label' | 'input' | 'description' | 'error')[],
  };
  const otherwise = inherited ?? property.default ?? '';
  if (property.structure === 'map') {
    return <MapInput {...common} value={value} onChange={onChange} />;
  }
  if (property.kind === 'choice') {
    return (
      <Select
        {...common}
        data={property.choices.map((choice) => ({ ...choice }))}
        value={typeof value === 'string' ? value : otherwise}
        onChange={(chosen) => onChange(chosen ?? undefined)}
        allowDeselect={false}
      />
    );
  }
  if (property.kind === 'secret') {
    return (
      <PasswordInput
        {...common}
        autoComplete="off"
        placeholder={value === null ? 'Will be cleared' : isSet ? '•••••••• (set; type to replace it)' : ''}
        value={typeof value === 'string' ? value : ''}
        onChange={(event) => onChange(event.currentTarget.value === '' ? undefined : event.currentTarget.value)}
      />
    );
  }
  if (property.structure === 'document') {
    return (
      <Textarea
        {...common}
        autosize
        minRows={3}
        maxRows={16}
        spellCheck={false}
        placeholder={otherwise}
        value={typeof value === 'string' ? value : value === null ? '' : (inherited ?? '')}
        onChange={(event) => onChange(event.currentTarget.value === '' ? null : event.currentTarget.value)}
      />
    );
  }
  return (
    <TextInput
      {...common}
      autoComplete="off"
      placeholder={otherwise}
      // What applies where nothing was typed stands in the box as if it had been, to be read and changed.
      value={typeof value === 'string' ? value : value === null ? '' : otherwise}
      onChange={(event) => onChange(event.currentTarget.value === '' ? null : event.currentTarget.value)}
      {...(property.prefix !== null && { leftSection: <Affix text={property.prefix} />, leftSectionWidth: 62 })}
      {...(property.suffix !== null && { rightSection: <Affix text={property.suffix} />, rightSectionWidth: 92 })}
    />
  );
}

function Affix({ text }: { readonly text: string }) {
  return (
    <Text size="sm" c="dimmed" aria-hidden="true">
      {text}
    </Text>
  );
}

interface MapInputProps {
  readonly label: string;
  readonly description: ReactNode;
  readonly error: string | undefined;
  readonly value: Given;
  readonly onChange: (value: Given) => void;
}

function MapInput({ value, onChange, ...words }: MapInputProps) {
  const text =
    typeof value === 'object' && value !== null ? JSON.stringify(value) : typeof value === 'string' ? value : '';
  return (
    <Group grow>
      <JsonInput
        {...words}
        autosize
        minRows={1}
        placeholder="{ }"
        validationError="This is not JSON."
        value={text}
        onChange={(typed) => onChange(readMap(typed))}
      />
    </Group>
  );
}

/** A map once it can be read as one; until then the text as typed. */
function readMap(typed: string): Given {
  if (typed.trim() === '') {
    return null;
  }
  try {
    const value: unknown = JSON.parse(typed);
    if (typeof value === 'object' && value !== null && Object.values(value).every((each) => typeof each === 'string')) {
      return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, String(each)]));
    }
  } catch {
    // The person is still typing.
  }
  return typed;
}
