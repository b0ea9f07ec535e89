import type { Principal } from '../../http/principal.ts';
import type { RunActor } from '../runs/start-run.ts';

/** Who asks, as the run names him. */
export function actorOf({ kind, id, name }: Principal): RunActor {
  return { kind, id, name };
}
