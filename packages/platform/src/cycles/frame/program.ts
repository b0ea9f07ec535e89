import type { Connector, PropertyValues } from '@tandem/connector-kit';
import type { Kysely } from 'kysely';
import { understand } from '../../account-connectors/stored-installation.ts';
import type { Database } from '../../database/tables.ts';
import { notFound } from '../../http/not-found.ts';
import type { Library } from '../../library/library.ts';
import { plainProperties } from '../../setups/open-properties.ts';
import { cycleDocument, type CycleDocument } from '../definition/cycle-document.ts';
import type { LoopStep, Step } from '../definition/step.ts';

/** The account connector behind a slot. */
export interface BoundConnector {
  readonly installationId: string;
  readonly connector: Connector;
  /** Its values, without secrets. */
  readonly properties: PropertyValues;
}

/** A version of a cycle, ready to be walked. */
export interface Program {
  readonly cycle: { readonly id: string; readonly name: string };
  readonly account: { readonly id: string; readonly name: string; readonly externalId: string | null };
  readonly document: CycleDocument;
  /** By slot; those that were there when the version was first read. */
  readonly connectors: ReadonlyMap<string, BoundConnector>;
  readonly variables: Readonly<Record<string, unknown>>;
  /** Whether its values ask when a run has last succeeded. */
  readonly asksLastSuccess: boolean;
  /** Whether runs can have transactions besides their root. */
  readonly loops: boolean;
  /** The steps of the root transaction: those of the document, or a loop over what a poll finds. */
  readonly root: readonly Step[];
}

/** The key of the loop that a poll is; no step of a document can have it. */
export const pollKey = '_poll';

const mostRemembered = 500;
/** The methods of some connectors depend on values of the account connector, which may change. */
const rememberedMs = 15_000;

/** Versions of cycles, remembered for a while: they never change. Names of cycle and account are those at that time. */
export class Programs {
  readonly #database: Kysely<Database>;
  readonly #library: Library;
  readonly #remembered = new Map<string, { readonly program: Program; readonly at: number }>();

  constructor(database: Kysely<Database>, library: Library) {
    this.#database = database;
    this.#library = library;
  }

  /** @throws TandemError `not_found` where there is no such version */
  async find(cycleId: string, version: number): Promise<Program> {
    const key = `${cycleId}/${version}`;
    const known = this.#remembered.get(key);
    if (known !== undefined && performance.now() - known.at < rememberedMs) return known.program;
    const program = await readProgram(this.#database, this.#library, cycleId, version);
    this.#remembered.delete(key);
    this.#remembered.set(key, { program, at: performance.now() });
    const [oldest] = this.#remembered.keys();
    if (this.#remembered.size > mostRemembered && oldest !== undefined) this.#remembered.delete(oldest);
    return program;
  }
}

async function readProgram(
  database: Kysely<Database>,
  library: Library,
  cycleId: string,
  version: number,
): Promise<Program> {
  const row = await database
    .selectFrom('cycle_versions')
    .innerJoin('cycles', 'cycles.id', 'cycle_versions.cycle_id')
    .select([
      'cycles.id',
      'cycles.name',
      'cycles.account_id',
      'cycle_versions.document',
      'cycle_versions.bindings',
      'cycle_versions.variables',
    ])
    .where('cycle_versions.cycle_id', '=', cycleId)
    .where('cycle_versions.number', '=', version)
    .executeTakeFirst();
  if (row === undefined) throw notFound();
  return programOf(database, library, { ...row, document: cycleDocument.parse(row.document) });
}

/** Makes a document ready to be walked with bindings and variables. */
export async function programOf(
  database: Kysely<Database>,
  library: Library,
  source: {
    readonly id: string;
    readonly name: string;
    readonly account_id: string;
    readonly document: CycleDocument;
    readonly bindings: Readonly<Record<string, string>>;
    readonly variables: Readonly<Record<string, unknown>>;
  },
): Promise<Program> {
  const { document, account_id: accountId } = source;
  const root = rootOf(document);
  const account = await database
    .selectFrom('accounts')
    .select(['id', 'name', 'external_id'])
    .where('id', '=', accountId)
    .executeTakeFirst();
  if (account === undefined) throw notFound();
  return {
    cycle: { id: source.id, name: source.name },
    account: { id: account.id, name: account.name, externalId: account.external_id },
    document,
    connectors: await connectorsOf(database, library, accountId, document, source.bindings),
    variables: { ...defaultsOf(document), ...source.variables },
    root,
    asksLastSuccess: JSON.stringify(document).includes('lastSuccessAt'),
    loops: hasLoop(root),
  };
}

async function connectorsOf(
  database: Kysely<Database>,
  library: Library,
  accountId: string,
  document: CycleDocument,
  bindings: Readonly<Record<string, string>>,
): Promise<ReadonlyMap<string, BoundConnector>> {
  const rows = await database
    .selectFrom('account_connectors')
    .selectAll()
    .where('account_id', '=', accountId)
    .execute();
  const installed = await understand(database, library, rows);
  const bound = new Map<string, BoundConnector>();
  for (const [slot, { connector: key }] of Object.entries(document.connectors)) {
    const found = installed.find(({ row }) => row.id === bindings[slot] && row.connector === key);
    if (found === undefined) continue;
    const { row, connector, resolution } = found;
    bound.set(slot, { installationId: row.id, connector, properties: plainProperties(resolution) });
  }
  return bound;
}

function defaultsOf(document: CycleDocument): Record<string, unknown> {
  return Object.fromEntries((document.variables ?? []).map((variable) => [variable.name, variable.default ?? null]));
}

function rootOf({ trigger, steps }: CycleDocument): readonly Step[] {
  if (trigger.kind !== 'poll') return steps;
  const loop: LoopStep = {
    key: pollKey,
    kind: 'loop',
    over: { connector: trigger.connector, method: trigger.method, input: trigger.input, auth: trigger.auth },
    concurrency: trigger.concurrency,
    steps,
  };
  return [loop];
}

function hasLoop(steps: readonly Step[]): boolean {
  return steps.some(
    (step) => step.kind === 'loop' || (step.kind === 'decision' && (hasLoop(step.then) || hasLoop(step.else ?? []))),
  );
}

/** The steps that a loop does for each record. */
export function stepsOfLoop({ root }: Program, loop: string): readonly Step[] {
  return findLoop(root, loop)?.steps ?? [];
}

function findLoop(steps: readonly Step[], key: string): LoopStep | undefined {
  for (const step of steps) {
    if (step.kind === 'loop') {
      const found = step.key === key ? step : findLoop(step.steps, key);
      if (found !== undefined) return found;
    } else if (step.kind === 'decision') {
      const found = findLoop(step.then, key) ?? findLoop(step.else ?? [], key);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}
