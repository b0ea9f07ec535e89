import { HoverCard, Text, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useRef } from 'react';
import { JsonView } from '../records/json-view.tsx';
import { isRecord, sizeOf } from '../records/record.ts';
import classes from './explorer.module.css';
import type { Column } from './result-columns.ts';

const rowHeight = 33;

export interface ResultTableProps {
  readonly rows: readonly unknown[];
  readonly columns: readonly Column[];
  /** Draws a value in another way, such as a link; undefined leaves it as it is. */
  readonly draw: (name: string, value: unknown) => ReactNode | undefined;
  /** Opens one row. */
  readonly onOpen: (row: unknown) => void;
}

/** Rows of a result; only those in view stand in the page, however many there are. */
export function ResultTable({ rows, columns, draw, onOpen }: ResultTableProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
  });
  return (
    <div
      ref={scroller}
      className={classes.grid}
      role="table"
      aria-label="Result"
      aria-rowcount={rows.length + 1}
      tabIndex={0}
    >
      <div role="rowgroup" className={classes.gridHead}>
        <div className={classes.gridLine} role="row" aria-rowindex={1}>
          <div className={classes.cell} data-kind="open" role="columnheader">
            <VisuallyHidden>Row</VisuallyHidden>
          </div>
          {columns.map((column) => (
            <div key={column.name} className={classes.cell} data-kind={column.kind} role="columnheader">
              {column.name}
            </div>
          ))}
        </div>
      </div>
      <div role="rowgroup" style={{ height: virtual.getTotalSize(), position: 'relative' }}>
        {virtual.getVirtualItems().map((item) => (
          <div
            key={item.key}
            className={classes.gridRow}
            role="row"
            aria-rowindex={item.index + 2}
            style={{ height: rowHeight, transform: `translateY(${item.start}px)` }}
          >
            <div className={classes.cell} data-kind="open" role="cell">
              <UnstyledButton
                onClick={() => onOpen(rows[item.index])}
                fz="inherit"
                c="dimmed"
                aria-label={`Open row ${item.index + 1}`}
              >
                {item.index + 1}
              </UnstyledButton>
            </div>
            {columns.map((column) => {
              const value = valueOf(rows[item.index], column.name);
              return (
                <div key={column.name} className={classes.cell} data-kind={column.kind} role="cell">
                  {draw(column.name, value) ?? <Value value={value} />}
                </div>
              );
            })}
          </div>
        ))}
      </div>
    </div>
  );
}

function valueOf(row: unknown, name: string): unknown {
  return isRecord(row) ? (Object.hasOwn(row, name) ? row[name] : undefined) : row;
}

function Value({ value }: { readonly value: unknown }) {
  if (value === null || value === undefined || value === '') {
    return (
      <Text span c="dimmed" fz="inherit">
        –
      </Text>
    );
  }
  if (typeof value === 'object') {
    return <Nested value={value} />;
  }
  const text = typeof value === 'boolean' ? (value ? 'Yes' : 'No') : String(value);
  const shown = shortMoment(text);
  return <span title={shown !== text || text.length > 24 ? text : undefined}>{shown}</span>;
}

function Nested({ value }: { readonly value: object }) {
  return (
    <HoverCard width={380} openDelay={200} withinPortal>
      <HoverCard.Target>
        <Text span c="dimmed" fz="inherit">
          {sizeOf(value)}
        </Text>
      </HoverCard.Target>
      <HoverCard.Dropdown>
        <JsonView label="Nested value" value={value} />
      </HoverCard.Dropdown>
    </HoverCard>
  );
}

/** A date with a time as far as it is read in a table: to the minute, without what stands for the zone. */
function shortMoment(text: string): string {
  const [, day, time] =
    /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?$/.exec(text) ?? [];
  return day === undefined || time === undefined ? text : `${day} ${time}`;
}
