import { Button, Group, ScrollArea, Stack, Text, TextInput } from '@mantine/core';
import { IconChevronDown, IconChevronRight, IconSearch } from '@tabler/icons-react';
import { type KeyboardEvent, useState } from 'react';
import { isRecord, sizeOf } from '../../records/record.ts';
import { pathTo } from '../document/sample-data.ts';
import { useValueContext } from './value-context.ts';
import classes from './values.module.css';

const mostItems = 5;
const mostFound = 60;
const deepest = 7;

/** The sample data as a tree; a click on a member picks its path. Arrow keys go through it. */
export function DataTree({ onPick }: { readonly onPick: (path: string) => void }) {
  const { context, withoutSample } = useValueContext();
  const [text, setText] = useState('');
  const found = text.trim() === '' ? undefined : search(context, text.trim().toLowerCase());
  return (
    <Stack gap={6} onKeyDown={goThrough}>
      <TextInput
        aria-label="Search the data"
        placeholder="Search the data"
        size="xs"
        data-autofocus
        leftSection={<IconSearch size={13} aria-hidden="true" />}
        value={text}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
      />
      <ScrollArea.Autosize mah={300} type="auto" offsetScrollbars>
        {found === undefined ? (
          <Members value={context} path="" depth={0} onPick={onPick} />
        ) : (
          <ul className={classes.tree}>
            {found.map(({ path, value }) => (
              <li key={path}>
                <PickButton name={path} value={value} onPick={() => onPick(path)} />
              </li>
            ))}
            {found.length === 0 && (
              <Text size="xs" c="dimmed" p={6}>
                Nothing is called so.
              </Text>
            )}
          </ul>
        )}
      </ScrollArea.Autosize>
      {withoutSample.length > 0 && (
        <Text size="xs" c="dimmed" px={6}>
          No sample yet of {withoutSample.join(', ')}. Test {withoutSample.length === 1 ? 'that step' : 'those steps'}{' '}
          to pick from what they give.
        </Text>
      )}
    </Stack>
  );
}

interface MembersProps {
  readonly value: unknown;
  readonly path: string;
  readonly depth: number;
  readonly onPick: (path: string) => void;
}

function Members({ value, path, depth, onPick }: MembersProps) {
  return (
    <ul className={classes.tree}>
      {membersOf(value).map(([name, member]) => (
        <Member key={name} name={String(name)} value={member} path={pathTo(path, name)} depth={depth} onPick={onPick} />
      ))}
    </ul>
  );
}

function Member({ name, value, path, depth, onPick }: MembersProps & { readonly name: string }) {
  const isOpenable = typeof value === 'object' && value !== null && membersOf(value).length > 0;
  const [opened, setOpened] = useState(depth === 0 && ['record', 'trigger', 'steps'].includes(name));
  return (
    <li>
      <Group gap={0} wrap="nowrap">
        {isOpenable ? (
          <button
            type="button"
            className={classes.toggle}
            aria-label={`${opened ? 'Close' : 'Open'} ${path}`}
            aria-expanded={opened}
            onClick={() => setOpened(!opened)}
          >
            {opened ? <IconChevronDown size={13} /> : <IconChevronRight size={13} />}
          </button>
        ) : (
          <span className={classes.toggle} />
        )}
        <PickButton name={name} value={value} onPick={() => onPick(path)} />
      </Group>
      {opened && isOpenable && (
        <div className={classes.nested}>
          <Members value={value} path={path} depth={depth + 1} onPick={onPick} />
        </div>
      )}
    </li>
  );
}

function PickButton({
  name,
  value,
  onPick,
}: {
  readonly name: string;
  readonly value: unknown;
  readonly onPick: () => void;
}) {
  return (
    <Button
      variant="subtle"
      color="gray"
      size="compact-sm"
      fullWidth
      justify="flex-start"
      className={classes.pick}
      onClick={onPick}
    >
      <span className={classes.pickName}>{name}</span>
      <span className={classes.pickValue}>{preview(value)}</span>
    </Button>
  );
}

function membersOf(value: unknown): readonly (readonly [string | number, unknown])[] {
  if (Array.isArray(value)) return value.slice(0, mostItems).map((each: unknown, at) => [at, each] as const);
  return isRecord(value) ? Object.entries(value) : [];
}

function preview(value: unknown): string {
  if (typeof value === 'object' && value !== null) return sizeOf(value);
  return value === undefined ? '' : JSON.stringify(value).slice(0, 60);
}

function search(context: unknown, text: string): { readonly path: string; readonly value: unknown }[] {
  const found: { path: string; value: unknown }[] = [];
  const look = (value: unknown, path: string, depth: number): void => {
    for (const [name, member] of membersOf(value)) {
      if (found.length >= mostFound) return;
      const at = pathTo(path, name);
      const shown = typeof member === 'object' ? '' : String(member).toLowerCase();
      if (String(name).toLowerCase().includes(text) || shown.includes(text)) found.push({ path: at, value: member });
      if (depth < deepest) look(member, at, depth + 1);
    }
  };
  look(context, '', 0);
  return found;
}

/** Up and down go from row to row, right and left open and close. */
function goThrough(event: KeyboardEvent<HTMLElement>): void {
  const isUpOrDown = event.key === 'ArrowDown' || event.key === 'ArrowUp';
  const row = document.activeElement?.closest('li');
  if (event.key === 'ArrowRight' || event.key === 'ArrowLeft') {
    const toggle = row?.querySelector<HTMLElement>(':scope > div > button[aria-expanded]');
    const isOpen = toggle?.getAttribute('aria-expanded') === 'true';
    if (toggle !== undefined && toggle !== null && isOpen !== (event.key === 'ArrowRight')) toggle.click();
    return;
  }
  if (!isUpOrDown) return;
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>(`.${classes.pick ?? 'pick'}`)];
  const at = rows.findIndex((each) => each.closest('li') === row);
  const next = rows[event.key === 'ArrowDown' ? at + 1 : at - 1];
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
}
