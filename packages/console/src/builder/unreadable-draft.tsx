import { IconFileBroken } from '@tabler/icons-react';
import { EmptyState } from '../states/empty-state.tsx';

/** A draft of another version of Tandem, which cannot be drawn. */
export function UnreadableDraft({ problem }: { readonly problem: string }) {
  return (
    <EmptyState icon={IconFileBroken} title="This draft cannot be drawn" order={1}>
      {problem} Change it by the API, or restore one of its versions.
    </EmptyState>
  );
}
