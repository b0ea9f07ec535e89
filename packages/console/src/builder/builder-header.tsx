import { ActionIcon, Anchor, Breadcrumbs, Button, Group, SegmentedControl, Title, Tooltip } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import {
  IconAdjustments,
  IconArrowBackUp,
  IconArrowForwardUp,
  IconListDetails,
  IconPlayerPlay,
  IconSitemap,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useEffect } from 'react';
import { startDraftRun } from '../api/run-queries.ts';
import { ProblemAlert } from '../states/problem-alert.tsx';
import { useBuilder } from './builder-context.ts';
import classes from './builder.module.css';
import { ConflictDialog } from './conflict-dialog.tsx';
import { FileMenu } from './file-menu.tsx';
import { ProblemList } from './problem-list.tsx';
import { RunButton } from './runs/run-button.tsx';
import type { EditedDraft } from './use-draft.ts';
import { type Save, useSaving } from './use-saving.ts';

export type View = 'list' | 'canvas';

/** What differs between a cycle and a template. */
export interface HeaderSlots {
  readonly above: readonly { readonly title: string; readonly to: string }[];
  /** Beside the name: how it stands. */
  readonly badge: ReactNode;
  readonly updatedAt: string;
  readonly save: Save;
  /** Publish, enable; `ready` saves what has changed, and tells whether that worked. */
  readonly actions: (ready: () => Promise<boolean>) => ReactNode;
  /** The draft as a file. */
  readonly exported: () => Promise<unknown>;
}

export interface BuilderHeaderProps extends HeaderSlots {
  readonly edited: EditedDraft;
  readonly view: View;
  readonly canChooseView: boolean;
  readonly onView: (view: View) => void;
  readonly onWatch: (run: string) => void;
}

/** Name and standing at the left; problems, undo, the two views, and what can be done at the right. */
export function BuilderHeader({ above, badge, updatedAt, save, actions, exported, ...props }: BuilderHeaderProps) {
  const { edited, view, canChooseView, onView, onWatch } = props;
  const { document: cycle, mayChange, select, selection, target } = useBuilder();
  const saving = useSaving(edited, updatedAt, save);
  const { name } = cycle;
  useEffect(() => {
    document.title = `${name} · Tandem`;
  }, [name]);
  const saveNow = () => {
    if (edited.isUnsaved && mayChange) void saving.ready();
  };
  useHotkeys([['mod+S', saveNow]], []);
  return (
    <>
      <div className={classes.header}>
        <div className={classes.heading}>
          <Breadcrumbs separator="/" separatorMargin={6} aria-label="Breadcrumb">
            {above.map(({ title, to }) => (
              <Anchor key={to} component={Link} to={to} size="xs" c="dimmed">
                {title}
              </Anchor>
            ))}
          </Breadcrumbs>
          <Group gap="xs" wrap="nowrap">
            <Title order={1} size="h2" className={classes.name ?? ''}>
              {name}
            </Title>
            {badge}
          </Group>
        </div>
        <Group gap={6}>
          <ProblemList />
          <Tooltip label="Settings, connectors, variables">
            <ActionIcon
              variant={selection?.what === 'settings' ? 'light' : 'subtle'}
              color="gray"
              size={30}
              aria-label="Settings"
              onClick={() => select({ what: 'settings' })}
            >
              <IconAdjustments size={17} stroke={1.7} aria-hidden="true" />
            </ActionIcon>
          </Tooltip>
          <Tooltip label="Undo (Ctrl+Z)">
            <ActionIcon
              className={classes.tool}
              variant="subtle"
              color="gray"
              size={30}
              aria-label="Undo"
              disabled={!edited.canUndo}
              onClick={edited.undo}
            >
              <IconArrowBackUp size={17} stroke={1.7} aria-hidden="true" />
            </ActionIcon>
          </Tooltip>
          <Tooltip label="Redo (Ctrl+Shift+Z)">
            <ActionIcon
              className={classes.tool}
              variant="subtle"
              color="gray"
              size={30}
              aria-label="Redo"
              disabled={!edited.canRedo}
              onClick={edited.redo}
            >
              <IconArrowForwardUp size={17} stroke={1.7} aria-hidden="true" />
            </ActionIcon>
          </Tooltip>
          {canChooseView && (
            <SegmentedControl
              size="xs"
              aria-label="View"
              value={view}
              onChange={(chosen) => onView(chosen === 'canvas' ? 'canvas' : 'list')}
              data={[
                { value: 'list', label: <ViewLabel icon={<IconListDetails size={14} />} name="List" /> },
                { value: 'canvas', label: <ViewLabel icon={<IconSitemap size={14} />} name="Canvas" /> },
              ]}
            />
          )}
          <FileMenu exported={exported} />
        </Group>
        {mayChange && (
          <Group gap={6}>
            {target.kind === 'cycle' && (
              <RunButton
                isUnsaved={edited.isUnsaved}
                icon={<IconPlayerPlay size={15} aria-hidden="true" />}
                start={async (event) => {
                  if (!(await saving.ready())) return false;
                  const { id } = await startDraftRun(target.account, target.cycle, event);
                  onWatch(id);
                  return true;
                }}
              />
            )}
            <Button
              variant="default"
              size="xs"
              loading={saving.isPending}
              disabled={!edited.isUnsaved}
              onClick={saveNow}
            >
              {edited.isUnsaved ? 'Save draft' : 'Saved'}
            </Button>
            {actions(saving.ready)}
          </Group>
        )}
      </div>
      {saving.error !== null && !saving.isConflict && (
        <div style={{ padding: '12px 16px 0' }}>
          <ProblemAlert error={saving.error} />
        </div>
      )}
      {saving.isConflict && (
        <ConflictDialog
          onOverwrite={saving.overwrite}
          onLoad={() => window.location.reload()}
          onClose={saving.forget}
          pending={saving.isPending}
        />
      )}
    </>
  );
}

function ViewLabel({ icon, name }: { readonly icon: ReactNode; readonly name: string }) {
  return (
    <Group gap={5} wrap="nowrap" component="span">
      {icon}
      {name}
    </Group>
  );
}
