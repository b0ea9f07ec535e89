import jsonata from 'jsonata';
import { forbiddenFunctions } from './forbidden-functions.ts';
import { longestFormula, longestPattern, mostRepeats } from './formula-limits.ts';

/** What is wrong with the text of a formula. */
export interface FormulaProblem {
  /** One sentence. */
  readonly detail: string;
  /** Where in the text, counted from 0. */
  readonly position: number;
}

/** Reads a formula without evaluating it, and tells what is wrong with it; nothing where it can be evaluated. */
export function checkFormula(text: string): FormulaProblem[] {
  if (text.length > longestFormula) {
    return [{ detail: `The formula is longer than ${longestFormula} characters.`, position: longestFormula }];
  }
  try {
    return problemsIn(jsonata(text).ast());
  } catch (error) {
    return [syntaxProblem(error, text)];
  }
}

/** Looks for functions that formulas do not have, and for patterns that cannot be matched in linear time. */
function problemsIn(ast: unknown): FormulaProblem[] {
  const problems: FormulaProblem[] = [];
  const seen = new Set<object>();
  const waiting: unknown[] = [ast];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (typeof node !== 'object' || node === null || seen.has(node)) continue;
    seen.add(node);
    const problem = problemOf(node);
    if (problem !== undefined) problems.push(problem);
    if (node instanceof RegExp) continue;
    for (const name of Object.keys(node)) waiting.push(Reflect.get(node, name) ?? null);
  }
  return problems.sort((a, b) => a.position - b.position);
}

function problemOf(node: object): FormulaProblem | undefined {
  const value: unknown = Reflect.get(node, 'value');
  const type: unknown = Reflect.get(node, 'type');
  const at: unknown = Reflect.get(node, 'position');
  // JSONata tells where a part ends.
  const end = typeof at === 'number' ? at : 0;
  if (type === 'variable' && typeof value === 'string' && forbiddenFunctions.has(value)) {
    const detail = `Formulas have no $${value}. ${forbiddenFunctions.get(value) ?? ''}`;
    return { detail, position: Math.max(0, end - value.length - 1) };
  }
  return value instanceof RegExp ? patternProblem(value, end) : undefined;
}

/** Looks at the text of a pattern only: to compile one can take seconds, which belongs into the process of formulas. */
function patternProblem({ source, flags }: RegExp, end: number): FormulaProblem | undefined {
  // JSONata adds a flag of its own to those that were written.
  const position = Math.max(0, end - source.length - flags.length - 1);
  if (source.length > longestPattern) {
    return { detail: `This pattern is longer than ${longestPattern} characters.`, position };
  }
  const unusable = /\(\?(?:[=!]|<[=!])|(?<!\\)(?:\\\\)*\\(?:[1-9]|k<)/.test(source);
  const repeats = [...source.matchAll(/\{(\d+)(?:,(\d*))?\}/g)].some(
    ([, from, to]) => Number(to || from) > mostRepeats,
  );
  if (!unusable && !repeats) return undefined;
  const detail = `This pattern cannot be used: no looking around, no references back, no more than ${mostRepeats} repeats.`;
  return { detail, position };
}

function syntaxProblem(error: unknown, text: string): FormulaProblem {
  if (error instanceof RangeError) return { detail: 'The formula is nested too deeply.', position: 0 };
  const found = typeof error === 'object' && error !== null ? error : {};
  const position: unknown = Reflect.get(found, 'position');
  const message: unknown = Reflect.get(found, 'message');
  return {
    detail: typeof message === 'string' && message !== '' ? message.slice(0, 300) : 'The formula cannot be read.',
    position: typeof position === 'number' ? Math.min(position, text.length) : 0,
  };
}
