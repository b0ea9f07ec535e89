import { TandemError } from '@tandem/connector-kit';
import { newIdentifier } from '../../database/identifier.ts';
import type { LoopOver, LoopStep } from '../definition/step.ts';
import { boundConnector, methodOfConnector } from '../steps/bound-connector.ts';
import { followingPage } from '../steps/following-page.ts';
import { inputFrom, isInput } from '../steps/method-input.ts';
import type { LoopCursor } from './loop-cursor.ts';
import { pollKey } from '../frame/program.ts';
import { pollContext, unseenRecords } from './poll-source.ts';
import type { RunFrame } from '../frame/run-frame.ts';
import type { Scope } from '../frame/scope.ts';

/** A record of a batch. */
export interface SourceRecord {
  readonly record: unknown;
  /** Tells it apart in its loop; a record that is given twice is one transaction. */
  readonly key?: string | undefined;
  readonly contentHash?: string | undefined;
}

/** Some records of a loop, and where the next ones begin. */
export interface Batch {
  readonly records: readonly SourceRecord[];
  readonly cursor: LoopCursor;
}

/** Records of one batch: no more stand in memory. */
const batchSize = 100;

/** Reads the batch at a cursor: a page of a method's list, or a part of a list that is there already. */
export async function readBatch(frame: RunFrame, scope: Scope, step: LoopStep, cursor: LoopCursor): Promise<Batch> {
  return 'list' in step.over
    ? sliceOf(await listOf(frame, scope, step.over), cursor)
    : readPage(frame, scope, step, step.over, cursor);
}

async function listOf(frame: RunFrame, scope: Scope, { list }: Extract<LoopOver, { list: unknown }>) {
  const { value } = await frame.values.evaluate(list, scope.context, frame.signal);
  if (value === undefined || value === null) return [];
  if (Array.isArray(value)) return value as readonly unknown[];
  throw new TandemError('input_invalid', 'A loop needs a list to go over.');
}

function sliceOf(list: readonly unknown[], cursor: LoopCursor): Batch {
  const records = list.slice(cursor.position, cursor.position + batchSize);
  const position = cursor.position + records.length;
  return {
    records: records.map((record) => ({ record })),
    cursor: { ...cursor, position, records: cursor.records + records.length, listed: position >= list.length },
  };
}

async function readPage(
  frame: RunFrame,
  scope: Scope,
  step: LoopStep,
  over: Exclude<LoopOver, { list: unknown }>,
  cursor: LoopCursor,
): Promise<Batch> {
  const bound = boundConnector(frame.program, over.connector);
  const method = methodOfConnector(bound, over.method);
  const polls = step.key === pollKey;
  const context = polls ? pollContext(scope.context, cursor) : scope.context;
  const { value } = await frame.values.evaluate(over.input ?? {}, context, frame.signal);
  const input = inputFrom(value, over.method);
  const call = await frame.execute({
    callId: newIdentifier('cal'),
    accountId: frame.run.accountId,
    installationId: bound.installationId,
    method: method.key,
    input: { ...input, ...cursor.page },
    auth: over.auth,
    cycle: frame.program.cycle,
    signal: frame.signal,
  });
  if (!Array.isArray(call.data))
    throw new TandemError('input_invalid', `${over.method} gave no list for the loop ${step.key}.`);
  const rows: readonly unknown[] = call.data;
  if (!method.paged) return sliceOf(rows, cursor);
  const following = followingPage(method, call.page);
  const records = rows.map((record) => ({ record, key: keyOf(method.paging?.rowId(record), record) }));
  return {
    records: polls ? await unseenRecords(frame, records) : records,
    cursor: {
      ...cursor,
      page: following,
      records: cursor.records + rows.length,
      listed: following === undefined,
    },
  };
}

function keyOf(rowId: string | undefined, record: unknown): string | undefined {
  if (rowId !== undefined) return rowId;
  const id = isInput(record) ? record['id'] : undefined;
  return typeof id === 'string' || typeof id === 'number' ? String(id) : undefined;
}
