export type { ExerciseOptions, ExerciseReport } from './exercise.ts';
export { killServers } from './kill-servers.ts';
export { loseDatabase } from './lose-database.ts';
export { startOwnPostgres } from './own-postgres.ts';
export { openProvingGround } from './proving-ground.ts';
