import { TandemError } from '@tandem/connector-kit';
import type { Value } from '@tandem/mapping';
import type { ReferenceStep } from '../definition/step.ts';
import type { RunFrame } from '../frame/run-frame.ts';
import type { Scope } from '../frame/scope.ts';
import { claimReference, claimMark } from './claim-reference.ts';
import { contentHash } from './content-hash.ts';
import type { StepResult } from './step-result.ts';

/**
 * The link between a record of one application and the same record of another. `find` and `claim` give the pair by either side; `save` makes or changes it, `remove`
 * forgets it; `changed` tells whether a record differs from what was last written to its side: what does not is the echo of our own writing.
 */
export async function refer(frame: RunFrame, scope: Scope, step: ReferenceStep): Promise<StepResult> {
  const left = await idOf(frame, scope, step.left);
  const right = await idOf(frame, scope, step.right);
  const hash = step.content === undefined ? undefined : await hashOf(frame, scope, step.content);
  const input = { link: step.link, left: left ?? null, right: right ?? null };
  if (left === undefined && right === undefined) throw missing(step, 'left or right');
  switch (step.action) {
    case 'find':
      return { is: 'gave', input, output: pairOf(await find(frame, step.link, left, right)) };
    case 'claim':
      return claim(frame, scope, step, { left, right });
    case 'save':
      if (left === undefined || right === undefined) throw missing(step, 'left and right');
      await save(frame, step, left, right, hash);
      return { is: 'gave', input, output: { left, right, found: true } };
    case 'remove':
      return { is: 'gave', input, output: { removed: await remove(frame, step.link, left, right) } };
    case 'changed': {
      if (hash === undefined) throw missing(step, 'content');
      const pair = await find(frame, step.link, left, right);
      const known = step.side === 'right' ? pair?.right_hash : pair?.left_hash;
      return { is: 'gave', input, output: { ...pairOf(pair), changed: known !== hash } };
    }
  }
}

async function claim(
  frame: RunFrame,
  scope: Scope,
  step: ReferenceStep,
  { left, right }: { readonly left: string | undefined; readonly right: string | undefined },
): Promise<StepResult> {
  const side = left === undefined ? 'right' : 'left';
  const id = left ?? right;
  if (id === undefined || (left !== undefined && right !== undefined)) throw missing(step, 'one of left and right');
  const input = { link: step.link, left: left ?? null, right: right ?? null };
  const claimed = await claimReference(frame, scope.transactionId, step.link, { side, id });
  if (claimed.is === 'taken') return { is: 'waits', why: 'retry', dueAt: claimed.lookAgainAt, input };
  const other = claimed.other ?? null;
  const pair = side === 'left' ? { left: id, right: other } : { left: other, right: id };
  return { is: 'gave', input, output: { found: claimed.is === 'known', ...pair } };
}

interface Pair {
  readonly left_id: string;
  readonly right_id: string;
  readonly left_hash: string | null;
  readonly right_hash: string | null;
}

function pairOf(pair: Pair | undefined) {
  return { found: pair !== undefined, left: pair?.left_id ?? null, right: pair?.right_id ?? null };
}

function find(frame: RunFrame, link: string, left: string | undefined, right: string | undefined) {
  let select = frame.books.database
    .selectFrom('cycle_references')
    .select(['left_id', 'right_id', 'left_hash', 'right_hash'])
    .where('account_id', '=', frame.run.accountId)
    .where('link', '=', link)
    .where('right_id', 'not like', `${claimMark}%`)
    .where('left_id', 'not like', `${claimMark}%`);
  if (left !== undefined) select = select.where('left_id', '=', left);
  if (right !== undefined) select = select.where('right_id', '=', right);
  return select.executeTakeFirst();
}

/** An id belongs to one pair: saving it with another partner takes it out of the old one. */
async function save(
  frame: RunFrame,
  { link, side }: ReferenceStep,
  left: string,
  right: string,
  hash: string | undefined,
) {
  const hashes =
    hash === undefined
      ? {}
      : { ...(side !== 'right' && { left_hash: hash }), ...(side !== 'left' && { right_hash: hash }) };
  const accountId = frame.run.accountId;
  await frame.books.database.transaction().execute(async (transaction) => {
    await transaction
      .deleteFrom('cycle_references')
      .where('account_id', '=', accountId)
      .where('link', '=', link)
      .where('right_id', '=', right)
      .where('left_id', '!=', left)
      .execute();
    await transaction
      .insertInto('cycle_references')
      .values({ account_id: accountId, link, left_id: left, right_id: right, ...hashes })
      .onConflict((conflict) =>
        conflict
          .columns(['account_id', 'link', 'left_id'])
          .doUpdateSet({ right_id: right, ...hashes, updated_at: new Date() }),
      )
      .execute();
  });
}

async function remove(frame: RunFrame, link: string, left: string | undefined, right: string | undefined) {
  let deletion = frame.books.database
    .deleteFrom('cycle_references')
    .where('account_id', '=', frame.run.accountId)
    .where('link', '=', link);
  if (left !== undefined) deletion = deletion.where('left_id', '=', left);
  if (right !== undefined) deletion = deletion.where('right_id', '=', right);
  return (await deletion.executeTakeFirst()).numDeletedRows > 0n;
}

async function idOf(frame: RunFrame, scope: Scope, id: Value | undefined): Promise<string | undefined> {
  if (id === undefined) return undefined;
  const { value } = await frame.values.evaluate(id, scope.context, frame.signal);
  if (typeof value === 'string' && value !== '') return value;
  return typeof value === 'number' ? String(value) : undefined;
}

async function hashOf(frame: RunFrame, scope: Scope, content: Value): Promise<string> {
  const { value } = await frame.values.evaluate(content, scope.context, frame.signal);
  return contentHash(value);
}

function missing(step: ReferenceStep, what: string): TandemError {
  return new TandemError('input_invalid', `${step.action} of ${step.key} needs ${what}.`);
}
