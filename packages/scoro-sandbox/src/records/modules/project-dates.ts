import type { World } from '../world.ts';

const DAY = 86_400_000;
const PROJECT_DAYS = 100;

/** When a computed project begins. */
function projectStart(index: number, world: World): number {
  return Math.max(world.clock.from, world.clock.along(index, world.size.projects) - PROJECT_DAYS * DAY);
}

/** The first day of a quarter of a project; quarter 4 is its end. */
export function phaseDate(index: number, quarter: number, world: World): string {
  return world.clock.date(projectStart(index, world) + (quarter * PROJECT_DAYS * DAY) / 4);
}
