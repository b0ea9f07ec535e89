import { useWindowEvent } from '@mantine/hooks';
import { useEffect, useRef } from 'react';
import { useBuilder } from './builder-context.ts';
import classes from './builder.module.css';
import { SettingsDrawer } from './step-form/settings-drawer.tsx';
import { StepDrawer } from './step-form/step-drawer.tsx';
import { TriggerDrawer } from './trigger/trigger-drawer.tsx';

/** The form of what is chosen. It takes the focus as it opens; Escape closes it and leads back to the step. */
export function SidePanel() {
  const { selection, select } = useBuilder();
  const panel = useRef<HTMLElement>(null);
  const shown = selection === undefined ? undefined : selection.what === 'step' ? selection.key : selection.what;
  useEffect(() => {
    if (shown !== undefined) panel.current?.focus({ preventScroll: true });
  }, [shown]);
  const close = () => {
    const key = selection?.what === 'step' ? selection.key : undefined;
    select(undefined);
    requestAnimationFrame(() => focusRow(key));
  };
  // A button that waits cannot keep the focus, which then is nowhere.
  useWindowEvent('keydown', (event) => {
    if (shown !== undefined && event.key === 'Escape' && event.target === document.body) close();
  });
  if (selection === undefined) return null;
  return (
    <aside
      ref={panel}
      className={classes.panel}
      tabIndex={-1}
      aria-label={
        selection.what === 'step' ? `Step ${selection.key}` : selection.what === 'trigger' ? 'Trigger' : 'Settings'
      }
      onKeyDown={(event) => {
        const isInside = event.target instanceof HTMLElement && event.currentTarget.contains(event.target);
        if (event.key !== 'Escape' || event.defaultPrevented || !isInside || isOpenList(event.target)) return;
        close();
      }}
    >
      {selection.what === 'step' ? (
        <StepDrawer key={selection.key} stepKey={selection.key} />
      ) : selection.what === 'trigger' ? (
        <TriggerDrawer />
      ) : (
        <SettingsDrawer />
      )}
    </aside>
  );
}

/** Escape within an open list of choices closes that list alone. */
function isOpenList(target: EventTarget): boolean {
  return target instanceof HTMLElement && target.getAttribute('aria-expanded') === 'true';
}

function focusRow(key: string | undefined): void {
  const found =
    key === undefined
      ? document.querySelector<HTMLElement>('[data-row]')
      : document.querySelector<HTMLElement>(`[data-step="${key}"], .react-flow__node[data-id="${key}"]`);
  found?.focus();
}
