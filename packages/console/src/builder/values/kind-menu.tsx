import { ActionIcon, Menu } from '@mantine/core';
import {
  type Icon,
  IconArrowsJoin2,
  IconArrowsSplit2,
  IconBraces,
  IconCode,
  IconCursorText,
  IconMathFunction,
  IconRepeat,
  IconTable,
  IconTarget,
  IconWand,
} from '@tabler/icons-react';
import { beginValue, type ValueKind } from '../document/value-kind.ts';

const looks: Readonly<Record<ValueKind, { readonly label: string; readonly icon: Icon }>> = {
  literal: { label: 'Value', icon: IconCursorText },
  path: { label: 'Pick from earlier data', icon: IconTarget },
  formula: { label: 'Formula', icon: IconMathFunction },
  join: { label: 'Join texts', icon: IconArrowsJoin2 },
  when: { label: 'If … then … else', icon: IconArrowsSplit2 },
  each: { label: 'For each of a list', icon: IconRepeat },
  lookUp: { label: 'Look up in a table', icon: IconTable },
  through: { label: 'Transform', icon: IconWand },
  merge: { label: 'Merge objects', icon: IconBraces },
  plain: { label: 'Exactly this JSON', icon: IconCode },
};

const simple = ['literal', 'path', 'formula'] as const;
const mappings = ['join', 'when', 'each', 'lookUp', 'through', 'merge', 'plain'] as const;

export interface KindMenuProps {
  readonly label: string;
  readonly kind: ValueKind;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
  /** Stands in a line of its own, rather than beside the input below a label. */
  readonly isInline?: boolean;
}

/** How a field is given: a value, a pick, a mapping, a formula. */
export function KindMenu({ label, kind, value, onChange, isInline = false }: KindMenuProps) {
  const { label: now, icon: Now } = looks[kind];
  const entry = (each: ValueKind) => {
    const { label: name, icon: Symbol } = looks[each];
    return (
      <Menu.Item
        key={each}
        leftSection={<Symbol size={15} stroke={1.7} aria-hidden="true" />}
        aria-current={each === kind ? 'true' : undefined}
        onClick={() => {
          if (each !== kind) onChange(beginValue(each, value));
        }}
      >
        {name}
      </Menu.Item>
    );
  };
  return (
    <Menu position="bottom-end" width={220}>
      <Menu.Target>
        <ActionIcon
          variant={kind === 'literal' ? 'subtle' : 'light'}
          color={kind === 'literal' ? 'gray' : 'azure'}
          size="sm"
          mt={isInline ? 0 : 24}
          title={now}
          aria-label={`How ${label} is given: ${now}`}
        >
          <Now size={15} stroke={1.7} aria-hidden="true" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {simple.map(entry)}
        <Menu.Divider />
        <Menu.Label>Mapping</Menu.Label>
        {mappings.map(entry)}
      </Menu.Dropdown>
    </Menu>
  );
}
