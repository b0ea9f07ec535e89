import { IconPlus } from '@tabler/icons-react';
import { Handle, type Node, type NodeProps, Position } from '@xyflow/react';
import { useBuilder } from '../builder-context.ts';
import { type Place, stepsOf } from '../document/blocks.ts';
import classes from './canvas.module.css';
import { PlaceButton } from './place-button.tsx';

type AddNodeType = Node<{ readonly place: Place; readonly isEmpty: boolean }, 'add'>;

const branchNames = { then: 'Yes', else: 'No', steps: 'the loop' } as const;

/** The end of a block, at which a step can be added. */
export function AddNode({ data: { place } }: NodeProps<AddNodeType>) {
  const { mayChange, document } = useBuilder();
  const { within, branch } = place.block;
  const before = stepsOf(document, place.block);
  const isEnd = place.at === before.length;
  const where = within === null ? 'the end' : `${branchNames[branch]} of ${within}`;
  const label = isEnd ? `Add a step to ${where}` : `Add a step behind ${before[place.at - 1]?.key ?? ''}`;
  return (
    <>
      <Handle type="target" position={Position.Top} className={classes.handle} />
      {mayChange ? (
        <PlaceButton place={place} label={label}>
          <IconPlus size={13} stroke={2} aria-hidden="true" />
        </PlaceButton>
      ) : (
        <span className={classes.dot} />
      )}
      <Handle type="source" position={Position.Bottom} className={classes.handle} />
    </>
  );
}
