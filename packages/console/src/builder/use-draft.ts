import { useCallback, useMemo, useState } from 'react';
import type { Draft } from './builder-context.ts';
import { beginHistory, type History, record, redo, undo } from './document/history.ts';

/** The draft while it is edited, with undo and redo. */
export interface EditedDraft {
  readonly draft: Draft;
  readonly epoch: number;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** Whether it differs from what is saved. */
  readonly isUnsaved: boolean;
  readonly change: (update: (draft: Draft) => Draft, about?: string) => void;
  readonly undo: () => void;
  readonly redo: () => void;
  /** What is saved from now on. */
  readonly markSaved: (draft: Draft) => void;
  /** Begins anew with a draft that is saved. */
  readonly replace: (draft: Draft) => void;
}

export function useDraft(initial: Draft): EditedDraft {
  const [history, setHistory] = useState<History<Draft>>(() => beginHistory(initial));
  const [saved, setSaved] = useState(initial);
  const draft = history.present;
  const isUnsaved = useMemo(() => draft !== saved && JSON.stringify(draft) !== JSON.stringify(saved), [draft, saved]);
  return {
    draft,
    epoch: history.epoch,
    canUndo: history.past.length > 0,
    canRedo: history.future.length > 0,
    isUnsaved,
    change: useCallback((update, about) => setHistory((old) => record(old, update(old.present), about)), []),
    undo: useCallback(() => setHistory(undo), []),
    redo: useCallback(() => setHistory(redo), []),
    markSaved: setSaved,
    replace: useCallback((fresh: Draft) => {
      setSaved(fresh);
      setHistory((old) => ({ ...beginHistory(fresh), epoch: old.epoch + 1 }));
    }, []),
  };
}
