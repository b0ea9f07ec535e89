/** What was, what is, and what was undone. */
export interface History<State> {
  readonly past: readonly State[];
  readonly present: State;
  readonly future: readonly State[];
  /** What the last change was about; one that is about the same joins it, so that typing a word is undone at once. */
  readonly about: string | undefined;
  /** Grows whenever the present was not reached by typing: forms are then drawn anew. */
  readonly epoch: number;
}

const mostKept = 100;

export function beginHistory<State>(present: State): History<State> {
  return { past: [], present, future: [], about: undefined, epoch: 0 };
}

/** A change. With `about`, further ones about the same are one step of undo. */
export function record<State>(history: History<State>, present: State, about?: string): History<State> {
  if (present === history.present) return history;
  const joins = about !== undefined && about === history.about;
  return {
    past: joins ? history.past : [...history.past, history.present].slice(-mostKept),
    present,
    future: [],
    about,
    epoch: about === undefined ? history.epoch + 1 : history.epoch,
  };
}

export function undo<State>(history: History<State>): History<State> {
  const previous = history.past.at(-1);
  if (previous === undefined) return history;
  return {
    past: history.past.slice(0, -1),
    present: previous,
    future: [history.present, ...history.future],
    about: undefined,
    epoch: history.epoch + 1,
  };
}

export function redo<State>(history: History<State>): History<State> {
  const [next, ...future] = history.future;
  if (next === undefined) return history;
  return {
    past: [...history.past, history.present],
    present: next,
    future,
    about: undefined,
    epoch: history.epoch + 1,
  };
}
