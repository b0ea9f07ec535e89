import { styleText } from 'node:util';

/** A result, on standard output. */
export function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** A result as JSON, on standard output. */
export function printJson(value: unknown): void {
  print(JSON.stringify(value, undefined, 2));
}

/** Something for the person beside the result, on standard error. */
export function note(text: string): void {
  process.stderr.write(`${text}\n`);
}

export function warn(text: string): void {
  note(`${colour('yellow', 'warning')} ${text}`);
}

/** Colour where standard error is a terminal that wants it. */
export function colour(name: 'red' | 'yellow' | 'green' | 'dim' | 'bold', text: string): string {
  return styleText(name, text, { stream: process.stderr });
}

/** Characters a line of standard output may have; undefined where it is no terminal, so that nothing is cut for programs that read on. */
export function lineWidth(): number | undefined {
  return process.stdout.columns;
}
