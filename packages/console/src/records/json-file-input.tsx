import type { RefObject } from 'react';

export interface JsonFileInputProps {
  /** Clicking it asks the person for a file. */
  readonly ref: RefObject<HTMLInputElement | null>;
  readonly label: string;
  /** Told of what is in the file. */
  readonly onText: (text: string) => unknown;
}

/** Takes a file of JSON from the person; it is out of sight, and what opens it is a button or an entry of a menu. */
export function JsonFileInput({ ref, label, onText }: JsonFileInputProps) {
  return (
    <input
      ref={ref}
      type="file"
      hidden
      accept="application/json,.json"
      aria-label={label}
      onChange={({ currentTarget }) => {
        void currentTarget.files?.[0]?.text().then(onText);
        // The same file can be chosen again.
        currentTarget.value = '';
      }}
    />
  );
}
