import { TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';

export interface SearchBoxProps {
  /** What can be searched for; names the box and stands in it while it is empty. */
  readonly label: string;
  readonly q: string;
  /** Called once the person has stopped typing for a moment. */
  readonly onSearch: (q: string) => void;
  readonly width?: number;
}

/** A search whose words stand in the address of the screen. */
export function SearchBox({ label, q, onSearch, width = 320 }: SearchBoxProps) {
  const [text, setText] = useState(q);
  const [known, setKnown] = useState(q);
  // Back and Forward change the address without anybody typing.
  if (known !== q) {
    setKnown(q);
    if (text.trim() !== q) {
      setText(q);
    }
  }
  const search = useDebouncedCallback(onSearch, 200);
  return (
    <TextInput
      aria-label={label}
      placeholder={label}
      type="search"
      leftSection={<IconSearch size={16} aria-hidden="true" />}
      maw={{ base: '100%', sm: width }}
      value={text}
      onChange={(event) => {
        setText(event.currentTarget.value);
        search(event.currentTarget.value.trim());
      }}
    />
  );
}
