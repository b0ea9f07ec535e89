import { Button, Kbd, Text, Tooltip } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { ConnectorIcon } from '../../library/connector-icon.tsx';
import { useBuilder } from '../builder-context.ts';
import { type Block, branchesOf, placeOf, rootBlock, stepsOfBranch } from '../document/blocks.ts';
import type { Step } from '../document/cycle-document.ts';
import { type Direction, removeStep, shiftStep } from '../document/edit-steps.ts';
import { stepIcons, titleOf, triggerIcons, triggerLabels, wordsOfTrigger } from '../document/step-words.ts';
import { sourceOfSlot } from '../method-sources.ts';
import { Marks } from '../runs/marks.tsx';
import classes from './step-list.module.css';

const shifts: Readonly<Record<string, Direction>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowRight: 'in',
  ArrowLeft: 'out',
};

/**
 * The document as a list of steps. Arrows go from step to step, Enter opens one, Alt with arrows moves it, Delete removes it, and / or +
 * asks what to put behind it.
 */
export function StepList() {
  const { document, changeDocument, select, insertAt, mayChange, methodName, recordsName, selection } = useBuilder();
  const list = useRef<HTMLDivElement>(null);
  /** The step that has the focus again once the list is drawn. */
  const focusNext = useRef<string | undefined>(undefined);
  useEffect(() => {
    const key = focusNext.current;
    if (key === undefined) return;
    focusNext.current = undefined;
    list.current?.querySelector<HTMLElement>(`[data-step="${key}"]`)?.focus();
  }, [document]);

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const focused = event.target instanceof HTMLElement ? event.target.closest<HTMLElement>('[data-row]') : null;
    if (focused === null) return;
    const key = focused.dataset['step'];
    const done = () => {
      event.preventDefault();
      event.stopPropagation();
    };
    const shift = event.altKey ? shifts[event.key] : undefined;
    if (shift !== undefined && key !== undefined) {
      done();
      if (!mayChange) return;
      focusNext.current = key;
      changeDocument((old) => shiftStep(old, key, shift));
      return;
    }
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-row]')];
    const at = rows.indexOf(focused);
    switch (event.key) {
      case 'ArrowDown':
      case 'ArrowUp':
        done();
        rows[event.key === 'ArrowDown' ? at + 1 : at - 1]?.focus();
        break;
      case 'Home':
      case 'End':
        done();
        rows.at(event.key === 'Home' ? 0 : -1)?.focus();
        break;
      case 'Delete':
      case 'Backspace':
        if (key === undefined || !mayChange) return;
        done();
        focusNext.current = rows[at - 1]?.dataset['step'];
        changeDocument((old) => removeStep(old, key));
        if (selection?.what === 'step' && selection.key === key) select(undefined);
        if (focusNext.current === undefined) rows[at - 1]?.focus();
        break;
      case '/':
      case '+': {
        if (!mayChange) return;
        done();
        const place = key === undefined ? undefined : placeOf(document, key);
        insertAt(place === undefined ? { block: rootBlock, at: 0 } : { ...place, at: place.at + 1 });
        break;
      }
    }
  };

  return (
    <div className={classes.list} ref={list} onKeyDown={onKeyDown} role="group" aria-label="Steps of the cycle">
      <TriggerRow title={wordsOfTrigger(document.trigger, { methodName, recordsName })} />
      <BlockList block={rootBlock} steps={document.steps} />
      <Text size="xs" c="dimmed" mt="md" className={classes.keys}>
        <Kbd size="xs">↑</Kbd> <Kbd size="xs">↓</Kbd> go through, <Kbd size="xs">Enter</Kbd> opens,{' '}
        <Kbd size="xs">/</Kbd> adds, <Kbd size="xs">Alt</Kbd> with arrows moves, <Kbd size="xs">Del</Kbd> removes.
      </Text>
    </div>
  );
}

function TriggerRow({ title }: { readonly title: string }) {
  const { document, select, selection } = useBuilder();
  const { kind } = document.trigger;
  const Symbol = triggerIcons[kind];
  return (
    <button
      type="button"
      data-row
      className={classes.row}
      data-selected={selection?.what === 'trigger'}
      aria-current={selection?.what === 'trigger' ? 'true' : undefined}
      onClick={() => select({ what: 'trigger' })}
    >
      <span className={classes.icon} data-kind="trigger">
        <Symbol size={16} stroke={1.7} aria-hidden="true" />
      </span>
      <span className={classes.words}>
        <span className={classes.title}>{triggerLabels[kind]}</span>
        <span className={classes.about}>{title}</span>
      </span>
      <Marks place="trigger" />
    </button>
  );
}

function BlockList({ block, steps }: { readonly block: Block; readonly steps: readonly Step[] }) {
  const { mayChange } = useBuilder();
  return (
    <ol className={classes.block}>
      {steps.map((step, at) => (
        <li key={step.key}>
          {mayChange && <Between block={block} at={at} before={step} />}
          <StepRow step={step} />
          {branchesOf(step).map((branch) => (
            <div key={branch} className={classes.branch}>
              {step.kind === 'decision' && <span className={classes.way}>{branch === 'then' ? 'Yes' : 'No'}</span>}
              <BlockList block={{ within: step.key, branch }} steps={stepsOfBranch(step, branch)} />
            </div>
          ))}
        </li>
      ))}
      {mayChange && (
        <li className={classes.last}>
          <AddHere block={block} at={steps.length} isEmpty={steps.length === 0} />
        </li>
      )}
    </ol>
  );
}

function StepRow({ step }: { readonly step: Step }) {
  const { select, selection, methodName, document, draft, sources } = useBuilder();
  const isSelected = selection?.what === 'step' && selection.key === step.key;
  const Symbol = stepIcons[step.kind];
  const source =
    step.kind === 'method' ? sourceOfSlot(sources.sources, document, draft.bindings, step.connector) : undefined;
  return (
    <button
      type="button"
      data-row
      data-step={step.key}
      className={classes.row}
      data-selected={isSelected}
      aria-current={isSelected ? 'true' : undefined}
      onClick={() => select({ what: 'step', key: step.key })}
    >
      <span className={classes.icon} data-kind={step.kind}>
        {source === undefined ? (
          <Symbol size={16} stroke={1.7} aria-hidden="true" />
        ) : (
          <ConnectorIcon svg={source.icon} size={16} />
        )}
      </span>
      <span className={classes.words}>
        <span className={classes.title}>{titleOf(step, methodName)}</span>
        <span className={classes.about}>
          {source === undefined ? '' : `${source.name} · `}
          {step.key}
        </span>
      </span>
      <Marks place={step.key} />
    </button>
  );
}

function Between({ block, at, before }: { readonly block: Block; readonly at: number; readonly before: Step }) {
  const { insertAt, methodName } = useBuilder();
  return (
    <div className={classes.between}>
      <Tooltip label="Add a step here">
        <button
          type="button"
          tabIndex={-1}
          aria-label={`Add a step before ${titleOf(before, methodName)}`}
          onClick={() => insertAt({ block, at })}
        >
          <IconPlus size={12} stroke={2.2} aria-hidden="true" />
        </button>
      </Tooltip>
    </div>
  );
}

const branchNames = { then: 'Yes', else: 'No', steps: 'the loop' } as const;

function AddHere({ block, at, isEmpty }: { readonly block: Block; readonly at: number; readonly isEmpty: boolean }) {
  const { insertAt } = useBuilder();
  const where = block.within === null ? '' : ` to ${branchNames[block.branch]} of ${block.within}`;
  return (
    <Button
      size="compact-xs"
      variant="subtle"
      color="gray"
      leftSection={<IconPlus size={12} aria-hidden="true" />}
      aria-label={`Add a step${where}`}
      onClick={() => insertAt({ block, at })}
    >
      {isEmpty && block.within !== null ? 'Nothing yet: add a step' : 'Add a step'}
    </Button>
  );
}
