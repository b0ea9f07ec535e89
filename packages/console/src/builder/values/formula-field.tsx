import { Combobox, Stack, Textarea, useCombobox } from '@mantine/core';
import { useRef, useState } from 'react';
import { isRecord } from '../../records/record.ts';
import type { FieldProps } from '../../schema-form/field-props.ts';
import { wordsAround } from '../../schema-form/scalar-fields.tsx';
import { type Completion, completionsAt } from './completions.ts';
import { LiveResult } from './live-result.tsx';
import { useValueContext } from './value-context.ts';
import classes from './values.module.css';

/** A JSONata formula; names, paths and functions are offered as one types, and the result stands beneath. */
export function FormulaField(props: FieldProps) {
  const { context } = useValueContext();
  const text = isRecord(props.value) && typeof props.value['$formula'] === 'string' ? props.value['$formula'] : '';
  const area = useRef<HTMLTextAreaElement>(null);
  const [caret, setCaret] = useState(0);
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const { typed, completions } = completionsAt(text, caret, context);
  const write = (changed: string, at: number) => {
    props.onChange({ $formula: changed });
    setCaret(at);
  };
  const complete = (chosen: Completion | undefined) => {
    if (chosen === undefined) return;
    const written = chosen.isFunction ? `${chosen.text}()` : chosen.text;
    const start = caret - typed;
    const at = start + chosen.text.length + (chosen.isFunction ? 1 : 0);
    write(text.slice(0, start) + written + text.slice(caret), at);
    combobox.closeDropdown();
    requestAnimationFrame(() => {
      area.current?.focus();
      area.current?.setSelectionRange(at, at);
    });
  };
  return (
    <Stack gap={4}>
      <Combobox
        store={combobox}
        position="bottom-start"
        onOptionSubmit={(chosen) => complete(completions.find((each) => each.text === chosen))}
      >
        <Combobox.EventsTarget>
          <Textarea
            {...wordsAround(props)}
            ref={area}
            autosize
            minRows={1}
            maxRows={10}
            spellCheck={false}
            placeholder="record.total * 1.22"
            styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)', fontSize: 12.5 } }}
            value={text}
            onChange={({ currentTarget }) => {
              write(currentTarget.value, currentTarget.selectionStart);
              combobox.openDropdown();
              combobox.updateSelectedOptionIndex();
            }}
            onClick={({ currentTarget }) => setCaret(currentTarget.selectionStart)}
            onBlur={() => combobox.closeDropdown()}
          />
        </Combobox.EventsTarget>
        <Combobox.Dropdown hidden={completions.length === 0}>
          <Combobox.Options aria-label="Completions" mah={220} style={{ overflowY: 'auto' }}>
            {completions.map(({ text: name, about }) => (
              <Combobox.Option key={name} value={name} className={classes.suggestion}>
                <span>{name}</span>
                <span>{about}</span>
              </Combobox.Option>
            ))}
          </Combobox.Options>
        </Combobox.Dropdown>
      </Combobox>
      <LiveResult value={props.value} />
    </Stack>
  );
}
