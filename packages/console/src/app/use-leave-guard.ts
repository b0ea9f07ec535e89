import { useBlocker } from '@tanstack/react-router';

/** Asks before unsaved changes are left behind, by a link, by Back, or by closing the tab. */
export function useLeaveGuard(unsaved: boolean): void {
  useBlocker({
    // The browser's own question is the only one that also works when the tab is closed.
    shouldBlockFn: () => unsaved && !window.confirm('There are changes that are not saved. Leave all the same?'),
    enableBeforeUnload: unsaved,
    disabled: !unsaved,
  });
}
