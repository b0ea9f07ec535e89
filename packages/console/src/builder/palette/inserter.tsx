import { Modal } from '@mantine/core';
import type { Choice } from './choices.ts';
import { Palette } from './palette.tsx';
import classes from './inserter.module.css';

export interface InserterProps {
  readonly onChoose: (choice: Choice) => void;
  readonly onClose: () => void;
}

/** Asks what to put at a place; typing searches, Enter takes the first that is found. */
export function Inserter({ onChoose, onClose }: InserterProps) {
  return (
    <Modal opened onClose={onClose} title="Add a step" size="lg">
      <div className={classes.inserter}>
        <Palette onChoose={onChoose} autoFocus />
      </div>
    </Modal>
  );
}
