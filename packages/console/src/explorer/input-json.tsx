import { JsonInput } from '@mantine/core';
import { useState } from 'react';
import { isRecord } from '../records/record.ts';

export interface InputJsonProps {
  readonly value: Readonly<Record<string, unknown>>;
  readonly onChange: (value: Readonly<Record<string, unknown>>) => void;
}

/** The input of a method as JSON; it counts once it can be read as an object. */
export function InputJson({ value, onChange }: InputJsonProps) {
  const [text, setText] = useState(() => JSON.stringify(value, null, 2));
  return (
    <JsonInput
      aria-label="Input as JSON"
      autosize
      minRows={6}
      maxRows={24}
      formatOnBlur
      validationError="This is not JSON."
      value={text}
      onChange={(typed) => {
        setText(typed);
        const read = readObject(typed);
        if (read !== undefined) {
          onChange(read);
        }
      }}
    />
  );
}

function readObject(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text === '' ? '{}' : text);
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
