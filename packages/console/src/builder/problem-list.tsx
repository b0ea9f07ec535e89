import { Button, Popover, Text } from '@mantine/core';
import { IconAlertCircle, IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { useState } from 'react';
import type { DocumentProblem } from '../api/cycle-queries.ts';
import { type Selection, useBuilder } from './builder-context.ts';
import classes from './builder.module.css';

/** How many problems there are, and the way to each. */
export function ProblemList() {
  const { problems, select } = useBuilder();
  const [opened, setOpened] = useState(false);
  const errors = problems.filter(({ level }) => level === 'error').length;
  const warnings = problems.length - errors;
  const look =
    errors > 0
      ? { color: 'red', icon: <IconAlertCircle size={15} aria-hidden="true" /> }
      : warnings > 0
        ? { color: 'yellow', icon: <IconAlertTriangle size={15} aria-hidden="true" /> }
        : { color: 'gray', icon: <IconCircleCheck size={15} aria-hidden="true" /> };
  if (problems.length === 0)
    return (
      <Text size="xs" c="dimmed" role="status" px={6}>
        No problems
      </Text>
    );
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" width={380} shadow="md" trapFocus>
      <Popover.Target>
        <Button
          size="compact-sm"
          variant="light"
          color={look.color}
          leftSection={look.icon}
          aria-expanded={opened}
          onClick={() => setOpened(!opened)}
        >
          {wordsOf(errors, warnings)}
        </Button>
      </Popover.Target>
      <Popover.Dropdown p={6}>
        <div className={classes.problems}>
          {problems.map((problem) => (
            <button
              key={`${problem.code} ${problem.at} ${problem.detail}`}
              type="button"
              className={classes.problem}
              data-level={problem.level}
              onClick={() => {
                setOpened(false);
                select(selectionOf(problem));
              }}
            >
              {problem.level === 'error' ? (
                <IconAlertCircle size={16} aria-hidden="true" />
              ) : (
                <IconAlertTriangle size={16} aria-hidden="true" />
              )}
              <span>
                {problem.detail} {problem.hint}
                {problem.at !== '' && (
                  <Text span size="xs" c="dimmed" display="block" ff="monospace">
                    {problem.at}
                  </Text>
                )}
              </span>
            </button>
          ))}
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}

function wordsOf(errors: number, warnings: number): string {
  const said = [
    ...(errors > 0 ? [`${errors} problem${errors === 1 ? '' : 's'}`] : []),
    ...(warnings > 0 ? [`${warnings} warning${warnings === 1 ? '' : 's'}`] : []),
  ];
  return said.join(', ');
}

/** What is to be opened so that a problem can be mended. */
function selectionOf({ at }: DocumentProblem): Selection {
  const [first, second] = at.split('.');
  if (first === 'trigger') return { what: 'trigger' };
  return first === 'steps' && second !== undefined ? { what: 'step', key: second } : { what: 'settings' };
}
