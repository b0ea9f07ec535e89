import { sql, type Kysely } from 'kysely';
import type { Database } from '../../database/tables.ts';

/** How often a node shows that it lives. */
const heartbeatMs = 5_000;
/** Silence after which a node counts as dead; several heartbeats, so that a slow disk kills nobody. */
export const silenceSeconds = 20;

export interface LivingNodeOptions {
  /** A new id with each start of the server. */
  readonly id: string;
  readonly database: Kysely<Database>;
  /** No other node can be alive, as where the database is embedded: then every other one is dead at once. */
  readonly alone: boolean;
  /** Told of what went wrong with a heartbeat; the next one tries again. */
  readonly onError: (error: unknown) => void;
  /** After each heartbeat: looks after what dead nodes have left. */
  readonly afterBeat: (node: LivingNode) => Promise<void>;
}

/**
 * This server among those that share the database. Each start is a node of its own, so that what an earlier one left is never taken for
 * this one's.
 */
export class LivingNode {
  readonly id: string;
  readonly #options: LivingNodeOptions;
  #timer: NodeJS.Timeout | undefined;
  #beating: Promise<void> = Promise.resolve();

  constructor(options: LivingNodeOptions) {
    this.#options = options;
    this.id = options.id;
  }

  /** Shows that it lives from now on. The first heartbeat must succeed. */
  async start(): Promise<void> {
    const { database, alone } = this.#options;
    await this.#show();
    if (alone) await database.deleteFrom('nodes').where('id', '!=', this.id).execute();
    await this.#options.afterBeat(this);
    this.#timer = setInterval(() => {
      this.#beating = this.#beat();
    }, heartbeatMs).unref();
  }

  /** Leaves; nothing of this node may run any more. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#beating;
    await this.#options.database
      .deleteFrom('nodes')
      .where('id', '=', this.id)
      .execute()
      .catch((error: unknown) => this.#options.onError(error));
  }

  async #beat(): Promise<void> {
    try {
      await this.#show();
      await this.#options.afterBeat(this);
    } catch (error) {
      this.#options.onError(error);
    }
  }

  async #show(): Promise<void> {
    await this.#options.database
      .insertInto('nodes')
      .values({ id: this.id })
      .onConflict((conflict) => conflict.column('id').doUpdateSet({ seen_at: sql<Date>`now()` }))
      .execute();
  }
}

/** Whether the node named by a column is dead: it was silent for too long, or has left. */
export function nodeIsDead(column: string) {
  return sql<boolean>`not exists (
    select 1 from nodes where nodes.id = ${sql.ref(column)} and nodes.seen_at > now() - make_interval(secs => ${silenceSeconds})
  )`;
}
