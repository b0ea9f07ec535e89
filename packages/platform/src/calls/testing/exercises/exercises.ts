export type { ExerciseOptions, ExerciseReport } from './exercise.ts';
export { breakUpstream } from './break-upstream.ts';
export { killServers } from './kill-servers.ts';
export { loseDatabase } from './lose-database.ts';
export { startOwnPostgres } from './own-postgres.ts';
export { openProvingGround } from './proving-ground.ts';
export { shareBudget } from './share-budget.ts';
