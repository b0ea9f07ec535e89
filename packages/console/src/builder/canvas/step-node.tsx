import { Handle, type NodeProps, Position } from '@xyflow/react';
import { ConnectorIcon } from '../../library/connector-icon.tsx';
import { useBuilder } from '../builder-context.ts';
import { findStep } from '../document/blocks.ts';
import { stepIcons, titleOf, triggerIcons, triggerLabels, wordsOfTrigger } from '../document/step-words.ts';
import { sourceOfSlot } from '../method-sources.ts';
import { Marks } from '../runs/marks.tsx';
import classes from './canvas.module.css';

/** A step, or what starts the cycle, as a box on the canvas. */
export function StepNode({ id, selected }: NodeProps) {
  const { document, draft, sources, methodName, recordsName } = useBuilder();
  const step = id === 'trigger' ? undefined : findStep(document.steps, id);
  const { trigger } = document;
  const source =
    step?.kind === 'method' ? sourceOfSlot(sources.sources, document, draft.bindings, step.connector) : undefined;
  const Symbol = step === undefined ? triggerIcons[trigger.kind] : stepIcons[step.kind];
  return (
    <div className={classes.step} data-selected={selected} data-kind={step?.kind ?? 'trigger'}>
      {step !== undefined && <Handle type="target" position={Position.Top} className={classes.handle} />}
      <span className={classes.icon}>
        {source === undefined ? (
          <Symbol size={16} stroke={1.7} aria-hidden="true" />
        ) : (
          <ConnectorIcon svg={source.icon} size={16} />
        )}
      </span>
      <span className={classes.words}>
        <span className={classes.title}>
          {step === undefined ? triggerLabels[trigger.kind] : titleOf(step, methodName)}
        </span>
        <span className={classes.about}>
          {step === undefined ? wordsOfTrigger(trigger, { methodName, recordsName }) : (source?.name ?? step.key)}
        </span>
      </span>
      <Marks place={id} />
      <Handle type="source" position={Position.Bottom} className={classes.handle} />
    </div>
  );
}
