import { Textarea } from '@mantine/core';

export interface JsonTextProps {
  readonly label: string;
  readonly description?: string;
  readonly text: string;
  readonly onChange: (text: string) => void;
  readonly readOnly?: boolean;
}

/** JSON while it is written; says so where it is none. */
export function JsonText({ label, description, text, onChange, readOnly = false }: JsonTextProps) {
  return (
    <Textarea
      label={label}
      description={description}
      autosize
      minRows={4}
      maxRows={18}
      spellCheck={false}
      readOnly={readOnly}
      styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)', fontSize: 12.5 } }}
      error={readJson(text).ok ? undefined : 'This is not JSON.'}
      value={text}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    />
  );
}

export type ReadJson = { readonly ok: true; readonly value: unknown } | { readonly ok: false };

/** What a text says as JSON; nothing is null. */
export function readJson(text: string): ReadJson {
  if (text.trim() === '') return { ok: true, value: null };
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch {
    return { ok: false };
  }
}
