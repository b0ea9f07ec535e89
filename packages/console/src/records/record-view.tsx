import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './records.module.css';
import { isRecord, sizeOf } from './record.ts';

export interface RecordViewProps {
  readonly value: Readonly<Record<string, unknown>>;
  /** Draws a value in another way, such as a link; undefined leaves it as it is. */
  readonly draw?: ((name: string, value: unknown) => ReactNode | undefined) | undefined;
}

/** A record, a line a member; what is nested opens in its place. */
export function RecordView({ value, draw }: RecordViewProps) {
  return (
    <dl className={classes.record}>
      {Object.entries(value).map(([name, member]) => (
        <Member key={name} name={name} value={member} draw={draw} />
      ))}
    </dl>
  );
}

interface MemberProps {
  readonly name: string;
  readonly value: unknown;
  readonly draw: RecordViewProps['draw'];
}

function Member({ name, value, draw }: MemberProps) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{draw?.(name, value) ?? <Nested value={value} draw={draw} />}</dd>
    </>
  );
}

function Nested({ value, draw }: { readonly value: unknown; readonly draw: RecordViewProps['draw'] }) {
  if (value === null || value === undefined || value === '') {
    return (
      <Text span c="dimmed" fz="inherit">
        –
      </Text>
    );
  }
  if (typeof value !== 'object') {
    return typeof value === 'boolean' ? (value ? 'Yes' : 'No') : String(value);
  }
  const members = Array.isArray(value)
    ? Object.fromEntries(value.map((each: unknown, at) => [String(at + 1), each]))
    : value;
  return Object.keys(members).length === 0 ? (
    <Text span c="dimmed" fz="inherit">
      {sizeOf(value)}
    </Text>
  ) : (
    <details open={Object.keys(members).length <= 3}>
      <summary>{sizeOf(value)}</summary>
      <div>{isRecord(members) && <RecordView value={members} draw={draw} />}</div>
    </details>
  );
}
