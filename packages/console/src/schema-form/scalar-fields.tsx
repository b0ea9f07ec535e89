import { Autocomplete, NumberInput, Select, Textarea, TextInput } from '@mantine/core';
import type { FieldProps } from './field-props.ts';

/** Words and marks that every input shows alike. */
export function wordsAround({ label, about, required, error }: FieldProps) {
  const inputWrapperOrder: ('label' | 'input' | 'description' | 'error')[] = ['label', 'input', 'description', 'error'];
  return { label, description: about, withAsterisk: required, error, inputWrapperOrder };
}

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

interface TextFieldProps extends FieldProps {
  readonly long: boolean;
  readonly suggestions: readonly string[];
}

export function TextField({ long, suggestions, ...props }: TextFieldProps) {
  const words = wordsAround(props);
  const change = (text: string) => props.onChange(text === '' ? undefined : text);
  if (suggestions.length > 0) {
    return <Autocomplete {...words} data={[...suggestions]} value={textOf(props.value)} onChange={change} />;
  }
  return long ? (
    <Textarea
      {...words}
      autosize
      minRows={2}
      maxRows={10}
      value={textOf(props.value)}
      onChange={(event) => change(event.currentTarget.value)}
    />
  ) : (
    <TextInput {...words} value={textOf(props.value)} onChange={(event) => change(event.currentTarget.value)} />
  );
}

export function ChoiceField({ values, ...props }: FieldProps & { readonly values: readonly (string | number)[] }) {
  const words = wordsAround(props);
  return (
    <Select
      {...words}
      data={values.map(String)}
      value={textOf(props.value) || null}
      onChange={(text) => props.onChange(values.find((value) => String(value) === text))}
      clearable={!props.required}
      searchable={values.length > 8}
    />
  );
}

interface NumberFieldProps extends FieldProps {
  readonly whole: boolean;
  readonly minimum: number | undefined;
  readonly maximum: number | undefined;
}

export function NumberField({ whole, minimum, maximum, ...props }: NumberFieldProps) {
  const words = wordsAround(props);
  return (
    <NumberInput
      {...words}
      allowDecimal={!whole}
      {...(minimum !== undefined && { min: minimum })}
      {...(maximum !== undefined && { max: maximum })}
      value={typeof props.value === 'number' || typeof props.value === 'string' ? props.value : ''}
      onChange={(value) => props.onChange(value === '' ? undefined : value)}
      hideControls
    />
  );
}

/** Money and quantities stay the text that was typed, so that no digit is lost. */
export function DecimalField(props: FieldProps) {
  const words = wordsAround(props);
  return (
    <TextInput
      {...words}
      inputMode="decimal"
      placeholder="0.00"
      value={textOf(props.value)}
      onChange={(event) => {
        const text = event.currentTarget.value.trim();
        props.onChange(text === '' ? undefined : text);
      }}
    />
  );
}

/** Yes, no, or not given at all, which a switch could not tell apart. */
export function FlagField(props: FieldProps) {
  const words = wordsAround(props);
  const shown = props.value === true ? 'yes' : props.value === false ? 'no' : null;
  return (
    <Select
      {...words}
      data={[
        { value: 'yes', label: 'Yes' },
        { value: 'no', label: 'No' },
      ]}
      placeholder="Not given"
      value={shown}
      onChange={(answer) => props.onChange(answer === null ? undefined : answer === 'yes')}
      clearable
    />
  );
}
