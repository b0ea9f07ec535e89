import { ActionIcon, Popover, Stack, TextInput } from '@mantine/core';
import { IconListTree } from '@tabler/icons-react';
import { useState } from 'react';
import { isRecord } from '../../records/record.ts';
import type { FieldProps } from '../../schema-form/field-props.ts';
import { useFormContext } from '../../schema-form/form-context.ts';
import { wordsAround } from '../../schema-form/scalar-fields.tsx';
import { DataTree } from './data-tree.tsx';
import { LiveResult } from './live-result.tsx';
import { TransformChain } from './transform-chain.tsx';

/** A pick from earlier data: its path, what it goes through, and what stands in for it where nothing is there. */
export function PathField(props: FieldProps) {
  const { Field } = useFormContext();
  const members = isRecord(props.value) ? props.value : {};
  const path = typeof members['$path'] === 'string' ? members['$path'] : '';
  const [opened, setOpened] = useState(false);
  const set = (name: string, member: unknown) => {
    const { [name]: _old, ...rest } = members;
    props.onChange(member === undefined ? rest : { ...members, [name]: member });
  };
  const pick = (picked: string) => {
    set('$path', picked);
    setOpened(false);
  };
  return (
    <Stack gap={4}>
      <TextInput
        {...wordsAround(props)}
        styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)', fontSize: 12.5 } }}
        placeholder="Pick, or type a path such as record.name"
        value={path}
        spellCheck={false}
        autoComplete="off"
        onChange={({ currentTarget }) => set('$path', currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown') setOpened(true);
        }}
        rightSection={
          <Popover opened={opened} onChange={setOpened} position="bottom-end" width={360} trapFocus shadow="md">
            <Popover.Target>
              <ActionIcon
                variant="subtle"
                color="gray"
                size="sm"
                title="Pick from earlier data"
                aria-label={`Pick ${props.label} from earlier data`}
                onClick={() => setOpened(!opened)}
              >
                <IconListTree size={15} stroke={1.7} aria-hidden="true" />
              </ActionIcon>
            </Popover.Target>
            <Popover.Dropdown p={6}>
              <DataTree onPick={pick} />
            </Popover.Dropdown>
          </Popover>
        }
      />
      <LiveResult value={props.value} />
      <TransformChain
        path={`${props.path}.through`}
        value={members['through']}
        onChange={(changed) => set('through', Array.isArray(changed) && changed.length === 0 ? undefined : changed)}
        otherwise={Object.hasOwn(members, 'otherwise')}
        onOtherwise={() => set('otherwise', '')}
      />
      {Object.hasOwn(members, 'otherwise') && (
        <Field
          schema={{ title: 'Where nothing is there' }}
          name="Otherwise"
          path={`${props.path}.otherwise`}
          value={members['otherwise']}
          onChange={(changed) => set('otherwise', changed)}
        />
      )}
    </Stack>
  );
}
