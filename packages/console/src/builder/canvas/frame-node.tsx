import { Handle, Position } from '@xyflow/react';
import classes from './canvas.module.css';

/** The frame around a loop and the steps that are done for each of its records. */
export function FrameNode() {
  return (
    <div className={classes.frame}>
      <Handle type="source" position={Position.Bottom} className={classes.handle} />
    </div>
  );
}
