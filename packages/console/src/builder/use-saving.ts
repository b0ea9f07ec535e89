import { Problem } from '@tandem/client';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { Draft } from './builder-context.ts';
import type { EditedDraft } from './use-draft.ts';

/** Keeps a draft, unless somebody else changed it since a moment; gives the moment at which it was kept. */
export type Save = (draft: Draft, ifUpdatedAt: string | undefined) => Promise<string>;

export interface Saving {
  readonly isPending: boolean;
  readonly error: unknown;
  /** Somebody else saved in the meantime. */
  readonly isConflict: boolean;
  /** Saves what has changed. Gives whether all is saved. */
  readonly ready: () => Promise<boolean>;
  /** Saves over what somebody else saved. */
  readonly overwrite: () => void;
  readonly forget: () => void;
}

export function useSaving(edited: EditedDraft, updatedAt: string, save: Save): Saving {
  const [known, setKnown] = useState(updatedAt);
  const mutation = useMutation({
    mutationFn: async ({ draft, force }: { draft: Draft; force: boolean }) => ({
      draft,
      at: await save(draft, force ? undefined : known),
    }),
    onSuccess({ draft, at }) {
      setKnown(at);
      edited.markSaved(draft);
    },
  });
  const { error } = mutation;
  return {
    isPending: mutation.isPending,
    error,
    isConflict: error instanceof Problem && isStale(error),
    async ready() {
      if (!edited.isUnsaved) return true;
      return mutation.mutateAsync({ draft: edited.draft, force: false }).then(
        () => true,
        () => false,
      );
    },
    overwrite: () => mutation.mutate({ draft: edited.draft, force: true }),
    forget: () => mutation.reset(),
  };
}

/** Whether it is refused since somebody else saved in the meantime, rather than for a name that is taken. */
function isStale({ code, document }: Problem): boolean {
  return code === 'conflict' && (document.errors ?? []).some(({ field }) => field === 'ifUpdatedAt');
}
