import { IconPlus } from '@tabler/icons-react';
import { BaseEdge, type Edge, EdgeLabelRenderer, type EdgeProps, getSmoothStepPath } from '@xyflow/react';
import { useBuilder } from '../builder-context.ts';
import type { Place } from '../document/blocks.ts';
import classes from './canvas.module.css';
import { PlaceButton } from './place-button.tsx';

type InsertEdgeType = Edge<
  { readonly place: Place | undefined; readonly way: 'yes' | 'no' | undefined; readonly count: number | undefined },
  'insert'
>;

/** A way from one step to the next: where it leads out of a decision, how many went it, and a place to put a step at. */
export function InsertEdge({ id, target, data, ...ends }: EdgeProps<InsertEdgeType>) {
  const { mayChange } = useBuilder();
  const [path] = getSmoothStepPath({ ...ends, borderRadius: 10 });
  const middle = (ends.sourceY + ends.targetY) / 2;
  const at = (x: number, y: number) => ({ transform: `translate(-50%, -50%) translate(${x}px, ${y}px)` });
  return (
    <>
      <BaseEdge id={id} path={path} />
      <EdgeLabelRenderer>
        {data?.way !== undefined && (
          <span className={classes.way} style={at((ends.sourceX + ends.targetX) / 2, middle)}>
            {data.way === 'yes' ? 'Yes' : 'No'}
          </span>
        )}
        {data?.count !== undefined && (
          <span className={classes.count} style={at(ends.targetX + 28, ends.targetY - 12)}>
            {data.count}
          </span>
        )}
        {mayChange && data?.place !== undefined && (
          <span className={classes.onEdge} style={at(ends.targetX, ends.targetY - 12)}>
            <PlaceButton place={data.place} label={`Add a step before ${target}`} quiet>
              <IconPlus size={11} stroke={2.2} aria-hidden="true" />
            </PlaceButton>
          </span>
        )}
      </EdgeLabelRenderer>
    </>
  );
}
