import { Badge, Group, Tooltip } from '@mantine/core';
import { IconAlertCircle, IconAlertTriangle } from '@tabler/icons-react';
import { useBuilder } from '../builder-context.ts';
import { problemsAt } from '../step-form/problems-within.ts';
import classes from './marks.module.css';

const looks: Readonly<Record<string, { readonly color: string; readonly word: string }>> = {
  succeeded: { color: 'green', word: 'done' },
  failed: { color: 'red', word: 'failed' },
  skipped: { color: 'gray', word: 'skipped' },
  waiting: { color: 'yellow', word: 'waiting' },
  undecided: { color: 'yellow', word: 'undecided' },
  intended: { color: 'azure', word: 'under way' },
  looping: { color: 'azure', word: 'under way' },
};

/** What there is to know of a step at a glance: its problems, and how many transactions of the watched run stand there. */
export function Marks({ place }: { readonly place: string }) {
  const { problems, run } = useBuilder();
  const own = problemsAt(problems, place === 'trigger' ? 'trigger' : `steps.${place}`);
  const [first] = own;
  const isError = own.some(({ level }) => level === 'error');
  const counts = Object.entries(run?.steps[place] ?? {});
  return (
    <Group gap={6} wrap="nowrap" className={classes.marks}>
      {counts.map(([state, count]) => (
        <Badge key={state} color={looks[state]?.color ?? 'gray'} className={classes.count}>
          {count} {looks[state]?.word ?? state}
        </Badge>
      ))}
      {first !== undefined && (
        <Tooltip label={first.detail} multiline maw={300}>
          <span
            className={classes.problem}
            data-level={isError ? 'error' : 'warning'}
            role="img"
            aria-label={`${isError ? 'Problem' : 'Warning'}: ${first.detail}`}
          >
            {isError ? <IconAlertCircle size={16} stroke={1.9} /> : <IconAlertTriangle size={16} stroke={1.9} />}
          </span>
        </Tooltip>
      )}
    </Group>
  );
}
