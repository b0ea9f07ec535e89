import { connect } from '../../database/connection.ts';
import { createLog } from '../../http/log.ts';
import { Work } from '../work.ts';
import { noteTask } from './note-task.ts';

/** A node in a process of its own that takes jobs and never ends them, for tests that kill it. Given: URL of the database, id of the node. */
const [, , url = '', node = ''] = process.argv;
const { kysely, pool } = connect({ connectionString: url });
const work = new Work({ database: kysely, pool, node, alone: false, log: createLog('silent', process.stderr) });
work.handle(noteTask, ({ note }) => {
  process.stdout.write(`${note}\n`);
  return new Promise(() => setInterval(() => undefined, 1_000));
});
await kysely.insertInto('nodes').values({ id: node }).execute();
await work.start({ concurrency: 2 });
