import { Badge, ScrollArea, Stack, Text, TextInput, Tooltip } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { type KeyboardEvent, useMemo, useState } from 'react';
import { ConnectorIcon } from '../../library/connector-icon.tsx';
import { useBuilder } from '../builder-context.ts';
import { stepIcons } from '../document/step-words.ts';
import { allChoices, type Choice, methodChoices, plainChoices, searchChoices } from './choices.ts';
import { dragType } from './drag-type.ts';
import classes from './palette.module.css';

export interface PaletteProps {
  readonly onChoose: (choice: Choice) => void;
  /** Whether entries can be dragged onto the canvas. */
  readonly draggable?: boolean;
  readonly autoFocus?: boolean;
}

const mostFound = 60;

/** All that can be put into a document: the kinds of steps, and the methods of each connector, with one search over them. */
export function Palette({ onChoose, draggable = false, autoFocus = false }: PaletteProps) {
  const { sources } = useBuilder();
  const [text, setText] = useState('');
  const all = useMemo(() => allChoices(sources.sources), [sources.sources]);
  const found = text.trim() === '' ? undefined : searchChoices(all, text).slice(0, mostFound);
  const entry = (choice: Choice) => (
    <Entry key={choice.id} choice={choice} draggable={draggable} onChoose={() => onChoose(choice)} />
  );
  return (
    <Stack gap="xs" className={classes.palette} onKeyDown={goThrough}>
      <TextInput
        aria-label="Search steps and methods"
        placeholder="Search steps and methods"
        size="xs"
        type="search"
        {...(autoFocus && { 'data-autofocus': true })}
        leftSection={<IconSearch size={14} aria-hidden="true" />}
        value={text}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
        onKeyDown={(event) => {
          const [first] = found ?? [];
          if (event.key === 'Enter' && first !== undefined) onChoose(first);
        }}
      />
      <ScrollArea
        className={classes.scroll}
        type="hover"
        scrollbarSize={8}
        offsetScrollbars
        viewportProps={{ tabIndex: -1 }}
      >
        {found === undefined ? (
          <>
            <div className={classes.group} role="group" aria-label="Steps">
              <Text size="xs" fw={600} c="dimmed" className={classes.heading}>
                Steps
              </Text>
              {plainChoices.map(entry)}
            </div>
            {sources.sources.map((source) => (
              <SourceGroup
                key={source.id}
                name={source.name}
                icon={source.icon}
                choices={methodChoices(source)}
                entry={entry}
              />
            ))}
            {sources.sources.length === 0 && (
              <Text size="xs" c="dimmed" p="xs">
                {sources.isLoading ? 'Loading methods' : 'No connector is installed; its methods would stand here.'}
              </Text>
            )}
          </>
        ) : (
          <>
            {found.map(entry)}
            {found.length === 0 && (
              <Text size="sm" c="dimmed" p="xs">
                Nothing is called so.
              </Text>
            )}
          </>
        )}
      </ScrollArea>
    </Stack>
  );
}

interface SourceGroupProps {
  readonly name: string;
  readonly icon: string;
  readonly choices: readonly Choice[];
  readonly entry: (choice: Choice) => React.ReactNode;
}

/** The methods of a connector by category; categories open one by one, since there may be hundreds of methods. */
function SourceGroup({ name, icon, choices, entry }: SourceGroupProps) {
  const categories = [...Map.groupBy(choices, ({ method }) => method?.category ?? '')];
  return (
    <div className={classes.group} role="group" aria-label={name}>
      <Text size="xs" fw={600} c="dimmed" className={classes.heading}>
        <ConnectorIcon svg={icon} size={14} />
        {name}
      </Text>
      {categories.map(([category, members]) => (
        <details key={category} className={classes.category} open={categories.length === 1}>
          <summary>
            {category} <span>{members.length}</span>
          </summary>
          {members.map(entry)}
        </details>
      ))}
    </div>
  );
}

interface EntryProps {
  readonly choice: Choice;
  readonly draggable: boolean;
  readonly onChoose: () => void;
}

function Entry({ choice, draggable, onChoose }: EntryProps) {
  const { id, kind, label, about, badge, reason, source } = choice;
  const Symbol = stepIcons[kind];
  return (
    <Tooltip label={reason ?? about} position="right" multiline maw={260} openDelay={600}>
      <button
        type="button"
        className={classes.entry}
        data-entry
        data-unusable={reason !== undefined}
        draggable={draggable}
        onDragStart={(event) => {
          event.dataTransfer.setData(dragType, id);
          event.dataTransfer.effectAllowed = 'copy';
        }}
        onClick={onChoose}
      >
        {source === undefined ? (
          <Symbol size={15} stroke={1.7} aria-hidden="true" />
        ) : (
          <ConnectorIcon svg={source.icon} size={14} />
        )}
        <span className={classes.label}>{label}</span>
        {badge !== undefined && (
          <Badge size="xs" variant="default">
            {badge}
          </Badge>
        )}
      </button>
    </Tooltip>
  );
}

/** Up and down go from entry to entry; up from the first leads back to the search. */
function goThrough(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('input, summary, [data-entry]')].filter((each) =>
    each.checkVisibility(),
  );
  const at = rows.findIndex((each) => each === document.activeElement);
  const next = rows[event.key === 'ArrowDown' ? at + 1 : at - 1];
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
}
