import { type ReactNode, useState } from 'react';
import { useBuilder } from '../builder-context.ts';
import type { Place } from '../document/blocks.ts';
import { dragType } from '../palette/drag-type.ts';
import classes from './canvas.module.css';

export interface PlaceButtonProps {
  readonly place: Place;
  readonly label: string;
  readonly quiet?: boolean;
  readonly children: ReactNode;
}

/** A place at which a step is put, by a click or by letting go of an entry of the palette. */
export function PlaceButton({ place, label, quiet = false, children }: PlaceButtonProps) {
  const { insertAt, insertChoice } = useBuilder();
  const [over, setOver] = useState(false);
  return (
    <button
      type="button"
      className={`${classes.place} nodrag nopan`}
      data-over={over}
      data-quiet={quiet}
      aria-label={label}
      onClick={(event) => {
        event.stopPropagation();
        insertAt(place);
      }}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes(dragType)) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        insertChoice(event.dataTransfer.getData(dragType), place);
      }}
    >
      {children}
    </button>
  );
}
