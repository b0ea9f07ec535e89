import { Code, HoverCard, Text, UnstyledButton } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import classes from './explorer.module.css';
import { type Column, isRecord } from './result-columns.ts';

const rowHeight = 33;

export interface ResultTableProps {
  readonly rows: readonly unknown[];
  readonly columns: readonly Column[];
  /** Opens one row. */
  readonly onOpen: (row: unknown) => void;
}

/** Rows of a result; only those in view stand in the page, however many there are. */
export function ResultTable({ rows, columns, onOpen }: ResultTableProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({ count: rows.length, getScrollElement: () => scroller.current, estimateSize: () => rowHeight, overscan: 12 });
  return (
    <div ref={scroller} className={classes.grid} role="table" aria-label="Result" aria-rowcount={rows.length + 1} tabIndex={0}>
      <div role="rowgroup">
        <div className={classes.gridHead} role="row">
          {columns.map((column) => (
            <div key={column.name} className={classes.cell} data-kind={column.kind} role="columnheader">
              {column.name}
            </div>
          ))}
        </div>
      </div>
      <div role="rowgroup" style={{ height: virtual.getTotalSize(), position: 'relative' }}>
        {virtual.getVirtualItems().map((item) => {
          const row = rows[item.index];
          return (
            <div
              key={item.key}
              className={classes.gridRow}
              role="row"
              aria-rowindex={item.index + 2}
              style={{ height: rowHeight, transform: `translateY(${item.start}px)` }}
            >
              {columns.map((column, at) => (
                <div key={column.name} className={classes.cell} data-kind={column.kind} role="cell">
                  {at === 0 ? (
                    <UnstyledButton onClick={() => onOpen(row)} fz="inherit" td="underline" aria-label={`Open row ${item.index + 1}`}>
                      <Value value={valueOf(row, column.name)} />
                    </UnstyledButton>
                  ) : (
                    <Value value={valueOf(row, column.name)} />
                  )}
                </div>
              ))}
            </div>
          );
        })}
      </div>
    </div>
  );
}

function valueOf(row: unknown, name: string): unknown {
  return isRecord(row) && Object.hasOwn(row, name) ? row[name] : isRecord(row) ? undefined : row;
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
    const size = Array.isArray(value) ? `${value.length} ${value.length === 1 ? 'item' : 'items'}` : `${Object.keys(value).length} fields`;
    return (
      <HoverCard width={360} openDelay={200}>
        <HoverCard.Target>
          <Text span c="dimmed" fz="inherit" tabIndex={0}>
            {size}
          </Text>
        </HoverCard.Target>
        <HoverCard.Dropdown>
          <Code block mah={300} style={{ overflow: 'auto' }}>
            {JSON.stringify(value, null, 2)}
          </Code>
        </HoverCard.Dropdown>
      </HoverCard>
    );
  }
  const text = typeof value === 'boolean' ? (value ? 'Yes' : 'No') : String(value);
  return <span title={text.length > 24 ? text : undefined}>{text}</span>;
}
