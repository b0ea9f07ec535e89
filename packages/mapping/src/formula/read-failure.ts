import { FormulaError, type FormulaErrorCode } from './formula-error.ts';

/** What JSONata throws: a code of its own, and facts that its message was made of. */
interface Failure {
  readonly code?: unknown;
  readonly message?: unknown;
  readonly position?: unknown;
  readonly value?: unknown;
  readonly value2?: unknown;
}

/** The named error for whatever a formula threw. Its words carry no data that the formula worked on. */
export function readFailure(error: unknown): FormulaError {
  if (error instanceof FormulaError) return error;
  if (error instanceof RangeError) {
    return new FormulaError('formula_too_large', 'The formula makes something too long or too deep.');
  }
  const failure: Failure = typeof error === 'object' && error !== null ? error : {};
  const own = typeof failure.code === 'string' ? failure.code : '';
  const position = typeof failure.position === 'number' ? failure.position : undefined;
  const message = typeof failure.message === 'string' ? failure.message : '';
  return new FormulaError(codeOf(own, message), words(own, message, failure), position);
}

function codeOf(own: string, message: string): FormulaErrorCode {
  if (own === 'D1012') return 'formula_timeout';
  if (own === 'D1011' || own === 'D2014' || own === 'D2015') return 'formula_too_large';
  return own.startsWith('S') || (own === '' && message.includes('regexp')) ? 'formula_invalid' : 'formula_failed';
}

function words(own: string, message: string, { value, value2 }: Failure): string {
  if (own === 'D1012') return 'The formula takes too long.';
  if (own === 'D1011') return 'The formula nests its calls too deeply. Does it end?';
  if (own === '')
    return message.includes('regexp') ? 'A pattern of the formula cannot be used.' : 'The formula failed.';
  return (
    [value, value2].reduce<string>(withoutValue, message.slice(0, 2000)).slice(0, 300) || `The formula failed (${own}).`
  );
}

function withoutValue(message: string, value: unknown): string {
  if (value === undefined || typeof value === 'function') return message;
  try {
    const shown = JSON.stringify(value);
    return shown === undefined || shown.length < 2 ? message : message.replaceAll(shown.slice(0, 1900), '…');
  } catch {
    return 'The formula failed.';
  }
}
