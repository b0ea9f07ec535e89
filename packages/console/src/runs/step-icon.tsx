import {
  IconClock,
  IconFlag,
  IconGitBranch,
  IconLink,
  IconPlug,
  IconPoint,
  IconRepeat,
  IconWand,
} from '@tabler/icons-react';

const icons = {
  method: IconPlug,
  decision: IconGitBranch,
  loop: IconRepeat,
  delay: IconClock,
  transform: IconWand,
  end: IconFlag,
  reference: IconLink,
} as const;

/** The sign of a kind of step. */
export function StepIcon({ kind }: { readonly kind: string }) {
  const Symbol = isKnown(kind) ? icons[kind] : IconPoint;
  return <Symbol size={16} stroke={1.7} aria-hidden="true" style={{ flex: 'none' }} />;
}

function isKnown(kind: string): kind is keyof typeof icons {
  return Object.hasOwn(icons, kind);
}
