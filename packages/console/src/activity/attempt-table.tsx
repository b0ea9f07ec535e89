import { Table, Text, VisuallyHidden } from '@mantine/core';
import type { Call } from '../api/call-queries.ts';
import classes from './activity.module.css';
import { lengthOfTime } from './length-of-time.ts';

export interface AttemptTableProps {
  readonly attempts: Call['attempts'];
  /** When the call began, RFC 3339. */
  readonly startedAt: string;
}

/** The requests that a call sent, in their order, with where in its time each one lay. */
export function AttemptTable({ attempts, startedAt }: AttemptTableProps) {
  const began = Date.parse(startedAt);
  const spans = attempts.map((attempt) => ({ attempt, from: Math.max(0, Date.parse(attempt.at) - began) }));
  const whole = Math.max(1, ...spans.map(({ attempt, from }) => from + attempt.durationMs));
  return (
    <Table.ScrollContainer minWidth={640}>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Path</Table.Th>
            <Table.Th>Outcome</Table.Th>
            <Table.Th data-numeric>HTTP</Table.Th>
            <Table.Th data-numeric>Waited</Table.Th>
            <Table.Th data-numeric>Took</Table.Th>
            <Table.Th w="30%">
              <VisuallyHidden>When</VisuallyHidden>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {spans.map(({ attempt, from }) => (
            <Table.Tr key={attempt.at + attempt.path}>
              <Table.Td>
                <Text size="xs" ff="monospace">
                  {attempt.path}
                </Text>
              </Table.Td>
              <Table.Td>{inWords(attempt.outcome)}</Table.Td>
              <Table.Td data-numeric>{attempt.httpStatus ?? '–'}</Table.Td>
              <Table.Td data-numeric>{attempt.waitedMs === 0 ? '–' : lengthOfTime(attempt.waitedMs)}</Table.Td>
              <Table.Td data-numeric>{lengthOfTime(attempt.durationMs)}</Table.Td>
              <Table.Td>
                <div className={classes.track} aria-hidden="true">
                  <div
                    className={classes.span}
                    style={{
                      left: `${(from / whole) * 100}%`,
                      width: `${Math.max(1, (attempt.durationMs / whole) * 100)}%`,
                    }}
                  />
                </div>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

/** `notFound` is read as *not found*. */
function inWords(outcome: string): string {
  return outcome.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
