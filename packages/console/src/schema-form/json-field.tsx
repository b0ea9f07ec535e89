import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { wordsAround } from './scalar-fields.tsx';
import type { FieldProps } from './field-props.ts';

/**
 * A value of any kind, written as JSON. With `plainText`, what is no JSON is taken for text, so that a name needs no quotes.
 */
export function JsonField({ plainText = false, ...props }: FieldProps & { readonly plainText?: boolean }) {
  const [text, setText] = useState(() => written(props.value, plainText));
  const [wrong, setWrong] = useState(false);
  return (
    <Textarea
      {...wordsAround({ ...props, error: wrong ? 'This is not JSON.' : props.error })}
      autosize
      minRows={1}
      maxRows={12}
      styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)', fontSize: 12.5 } }}
      placeholder={plainText ? '' : '{ }'}
      value={text}
      onChange={(event) => {
        const typed = event.currentTarget.value;
        setText(typed);
        const read = readText(typed, plainText);
        setWrong(!read.ok);
        if (read.ok) {
          props.onChange(read.value);
        }
      }}
    />
  );
}

function written(value: unknown, plainText: boolean): string {
  if (value === undefined) {
    return '';
  }
  return plainText && typeof value === 'string' ? value : JSON.stringify(value, null, 2);
}

function readText(
  text: string,
  plainText: boolean,
): { readonly ok: true; readonly value: unknown } | { readonly ok: false } {
  if (text.trim() === '') {
    return { ok: true, value: undefined };
  }
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch {
    return plainText ? { ok: true, value: text } : { ok: false };
  }
}
