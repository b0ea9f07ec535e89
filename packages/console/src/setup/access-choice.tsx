import { Group, SegmentedControl, Text } from '@mantine/core';
import classes from './setup.module.css';
import type { Property } from '../api/library-queries.ts';
import type { Access } from '../api/setup-queries.ts';

const choices: { value: Access; label: string }[] = [
  { value: 'hidden', label: 'Same for all accounts' },
  { value: 'editable', label: 'Default' },
  { value: 'ask', label: 'Ask at install' },
];

export interface AccessChoiceProps {
  readonly property: Property;
  readonly access: Access;
  readonly hasValue: boolean;
  readonly onChange: (access: Access) => void;
}

/** How accounts get the value of a property, with a warning where one person's login would be shared by every customer. */
export function AccessChoice({ property, access, hasValue, onChange }: AccessChoiceProps) {
  const isLogin = property.name === 'username' || property.name === 'password';
  return (
    <Group gap="xs" className={classes.access}>
      <SegmentedControl
        size="xs"
        aria-label="How accounts get this value"
        data={choices}
        value={access}
        onChange={(chosen) => onChange(chosen === 'hidden' || chosen === 'ask' ? chosen : 'editable')}
      />
      {isLogin && hasValue && access !== 'ask' && (
        <Text size="xs" c="var(--mantine-color-yellow-light-color)" role="note">
          Every customer would work as this one person.
        </Text>
      )}
    </Group>
  );
}
