import type { Failure } from '../failure.ts';
import { plainText } from './plain-text.ts';
import { colour, note } from './print.ts';

/** A failure on standard error: what happened, where, and what to do. As JSON it is the server's problem document. */
export function printFailure(failure: Failure, json: boolean): void {
  if (json) {
    const document = failure.problem ?? {
      code: failure.exitStatus === 2 ? 'usage' : 'failed',
      detail: failure.message,
    };
    note(JSON.stringify(failure.hint === undefined ? document : { ...document, hint: failure.hint }, undefined, 2));
    return;
  }
  const { problem } = failure;
  const code = problem === undefined ? '' : colour('dim', ` (${problem.code})`);
  note(
    `${colour('red', 'error')} ${failure.problem === undefined ? failure.message : plainText(failure.message)}${code}`,
  );
  if (problem !== undefined) {
    for (const line of details(problem)) if (!line.endsWith(failure.message)) note(`  ${plainText(line)}`);
  }
  if (failure.hint !== undefined) note(`${colour('green', 'hint')} ${plainText(failure.hint)}`);
  if (problem?.call !== undefined) note(colour('dim', `The call is recorded as ${problem.call}.`));
}

function details(problem: NonNullable<Failure['problem']>): string[] {
  return [
    ...(problem.errors ?? []).map(({ field, detail, nearest = [] }) =>
      nearest.length === 0 ? `${field}: ${detail}` : `${field}: ${detail} Nearest: ${nearest.join(', ')}.`,
    ),
    ...(problem.missing ?? []).flatMap(({ properties, where }) => [
      `Missing: ${properties.map(({ label, name }) => `${label} (--${kebab(name)})`).join(', ')}`,
      ...where.map((step, index) => `  ${index + 1}. ${step}`),
    ]),
    ...(problem.upstream?.messages ?? []).map((message) => `The application said: ${message}`),
  ];
}

function kebab(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
