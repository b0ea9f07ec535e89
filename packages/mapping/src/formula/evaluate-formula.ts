import jsonata from 'jsonata';
import { forbiddenFunctions } from './forbidden-functions.ts';
import { FormulaError } from './formula-error.ts';
import { longestFormula, type FormulaLimits } from './formula-limits.ts';
import { readFailure } from './read-failure.ts';
import { LinearPattern } from './linear-pattern.ts';

/** A formula, read and guarded. */
export interface GuardedFormula {
  /** The result as JSON; undefined where there is nothing. Throws `FormulaError`. */
  evaluate(input: unknown): Promise<string | undefined>;
}

/**
 * Reads a formula and guards it. It still can take all time and memory of its thread between two guards, so that this runs in a process
 * of its own (`formula-process.ts`) and nowhere else. Throws `formula_invalid`.
 */
export function guardFormula(text: string, limits: FormulaLimits): GuardedFormula {
  if (text.length > longestFormula) {
    throw new FormulaError('formula_invalid', `The formula is longer than ${longestFormula} characters.`);
  }
  const expression = read(text, limits);
  for (const [name, instead] of forbiddenFunctions) {
    expression.registerFunction(name, () => {
      throw new FormulaError('formula_invalid', `Formulas have no $${name}. ${instead}`);
    });
  }
  expression.registerFunction('toMillis', toMillis, '<s-s?:n>');
  expression.registerFunction('fromMillis', fromMillis, '<n-s?s?:s>');
  expression.registerFunction(
    'pad',
    (value: unknown, width: unknown, filler: unknown) => pad(value, width, filler, limits),
    '<s-ns?:s>',
  );
  const now = (picture: unknown): string => fromMillis(Date.now(), picture) ?? '';
  expression.registerFunction('now', now, '<s?s?:s>');
  // JSONata calls this after each part it has evaluated; the name is its own.
  const afterPart: unknown = Symbol.for('jsonata.__evaluate_exit');
  Reflect.apply(expression.assign, expression, [afterPart, watchResult(limits)]);
  return {
    evaluate: async (input) => {
      try {
        return write(await expression.evaluate(input), limits);
      } catch (error) {
        throw readFailure(error);
      }
    },
  };
}

function read(text: string, limits: FormulaLimits): jsonata.Expression {
  try {
    return jsonata(text, {
      timeout: limits.timeoutMs,
      stack: limits.stack,
      sequence: limits.sequence,
      // JSONata uses `exec` and `lastIndex` of what it makes with it, and no more.
      RegexEngine: LinearPattern as unknown as RegExpConstructor,
    });
  } catch (error) {
    throw readFailure(error);
  }
}

/** Ends a formula whose texts grow, before anything is made of them: a text that was put together takes its memory only when it is used. */
function watchResult(
  limits: FormulaLimits,
): (expression: unknown, input: unknown, environment: unknown, result: unknown) => void {
  return (_expression, _input, _environment, result) => {
    if (typeof result === 'string' && result.length > limits.text) {
      throw new FormulaError('formula_too_large', `The formula makes a text longer than ${limits.text} characters.`);
    }
  };
}

/** Milliseconds since 1970 of a date or time as ISO 8601 writes it. */
function toMillis(text: unknown, picture: unknown): number | undefined {
  refusePicture('toMillis', picture);
  if (typeof text !== 'string') return undefined;
  const written = text.slice(0, 50).replace(/([+-]\d{2})(\d{2})$/, '$1:$2');
  const millis = /^\d{4}(-\d{2}(-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})?)?)?)?$/.test(written)
    ? Date.parse(/T.*\d$/.test(written) && !/[+-]\d{2}:\d{2}$/.test(written) ? `${written}Z` : written)
    : Number.NaN;
  if (Number.isNaN(millis)) throw new FormulaError('formula_failed', '$toMillis takes a date or time in ISO 8601.');
  return millis;
}

/** A time in ISO 8601 from milliseconds since 1970. */
function fromMillis(millis: unknown, picture?: unknown): string | undefined {
  refusePicture('fromMillis', picture);
  if (typeof millis !== 'number') return undefined;
  const date = new Date(millis);
  if (Number.isNaN(date.getTime()))
    throw new FormulaError('formula_failed', '$fromMillis takes milliseconds since 1970.');
  return date.toISOString();
}

function refusePicture(name: string, picture: unknown): void {
  if (picture === undefined) return;
  throw new FormulaError('formula_invalid', `$${name} takes no picture here. Use the transform date or formatDate.`);
}

/** JSONata's own makes a list as long as the width. */
function pad(value: unknown, width: unknown, filler: unknown, limits: FormulaLimits): string | undefined {
  if (typeof value !== 'string' || typeof width !== 'number') return undefined;
  const length = Math.abs(Math.trunc(width));
  if (length > limits.text) throw new FormulaError('formula_too_large', '$pad makes a text that is too long.');
  const missing = Math.max(0, length - Array.from(value).length);
  const characters = Array.from(typeof filler === 'string' && filler !== '' ? filler : ' ');
  const padding = Array.from({ length: missing }, (_, index) => characters[index % characters.length]).join('');
  return width > 0 ? value + padding : padding + value;
}

function write(result: unknown, limits: FormulaLimits): string | undefined {
  if (result === undefined) return undefined;
  let left = limits.result;
  const json = JSON.stringify(result, (name, value: unknown) => {
    left -= name.length + (typeof value === 'string' ? value.length : 4);
    if (left < 0) throw new FormulaError('formula_too_large', `The result is larger than ${limits.result} characters.`);
    if (isFunction(value)) throw new FormulaError('formula_failed', 'The formula gave a function, not a value.');
    return value;
  });
  if (json.length > limits.result * 2) throw new FormulaError('formula_too_large', 'The result is too large.');
  return json;
}

function isFunction(value: unknown): boolean {
  if (typeof value === 'function') return true;
  return typeof value === 'object' && value !== null && ('_jsonata_lambda' in value || '_jsonata_function' in value);
}
