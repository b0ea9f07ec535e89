/**
 * The process that formulas run in. It is started by `FormulaChild` without environment, without the right to write, to open connections
 * or to start anything, and with little memory; it is killed when it takes too long.
 */
import { writeMember } from '../path/members.ts';
import { guardFormula, type GuardedFormula } from './evaluate-formula.ts';
import { FormulaError } from './formula-error.ts';
import type { FormulaAnswer, FormulaJob } from './formula-messages.ts';

const mostRemembered = 200;

/** Formulas that were read lately. */
const remembered = new Map<string, GuardedFormula>();

// Data of one account must not be able to lie in wait for that of the next.
for (const { prototype } of [Object, Array, String, Number, Boolean, RegExp, Promise, Map, Set])
  void Object.seal(prototype);

process.on('message', (job: FormulaJob) => {
  void work(job);
});
answer({ kind: 'ready' });

async function work(job: FormulaJob): Promise<void> {
  const context: unknown = JSON.parse(job.context);
  for (const { text, names } of job.formulas) {
    try {
      const input = withNames(context, JSON.parse(names));
      answer({ kind: 'value', json: await formula(text, job).evaluate(input) });
    } catch (error) {
      const { code, message, position } =
        error instanceof FormulaError ? error : new FormulaError('formula_failed', 'The formula failed.');
      answer({ kind: 'error', code, detail: message, position });
      return;
    }
  }
}

function formula(text: string, { limits }: FormulaJob): GuardedFormula {
  const known = remembered.get(text);
  if (known !== undefined) return known;
  const guarded = guardFormula(text, limits);
  const [oldest] = remembered.keys();
  if (remembered.size >= mostRemembered && oldest !== undefined) remembered.delete(oldest);
  remembered.set(text, guarded);
  return guarded;
}

function withNames(context: unknown, names: unknown): unknown {
  const input: Record<string, unknown> = {};
  for (const members of [context, names]) {
    if (typeof members !== 'object' || members === null) continue;
    for (const [name, value] of Object.entries(members)) writeMember(input, name, value);
  }
  return input;
}

function answer(message: FormulaAnswer): void {
  process.send?.(message);
}
