import { Badge } from '@mantine/core';
import type { AuthenticationMode } from '../api/library-queries.ts';
import { shortLabel } from './mode-label.ts';

/** The credential that a method or category needs, where it needs a certain one; nothing where either will do. */
export function AuthBadge({ auth, modes }: { readonly auth: string; readonly modes: readonly AuthenticationMode[] }) {
  const mode = modes.find((each) => each.name === auth);
  if (mode === undefined) {
    return null;
  }
  return <Badge variant="default">{shortLabel(mode)} only</Badge>;
}
