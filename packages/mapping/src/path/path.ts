/** Steps from a root to a place: member names and list positions. The first is the root's name. */
export type Path = readonly [string, ...(string | number)[]];

/** Why a text is no path. */
export interface PathProblem {
  readonly problem: string;
  /** Where in the text, counted from 0. */
  readonly position: number;
}

/** The longest text of a path. */
export const longestPath = 1000;

const plainName = /[^\s.[\]"]+/y;
const position = /\[(\d{1,9})\]/y;
const quotedName = /\[("(?:[^"\\]|\\.)*")\]/y;

/**
 * Reads `steps.find.data[0]["odd name"]`. Dots part plain names, `[n]` is a position in a list counted from 0, `["..."]` any other name,
 * written as in JSON.
 */
export function parsePath(text: string): Path | PathProblem {
  if (text.length > longestPath) return { problem: `is longer than ${longestPath} characters.`, position: longestPath };
  const root = take(plainName, text, 0) ?? quoted(text, 0);
  if (root === undefined) return { problem: 'must begin with a name, such as record.id.', position: 0 };
  const steps: [string, ...(string | number)[]] = [root.step];
  let at = root.end;
  while (at < text.length) {
    const next = step(text, at);
    if (next === undefined) {
      return { problem: `cannot be read from character ${at + 1} on. Write .name, [0] or ["odd name"].`, position: at };
    }
    steps.push(next.step);
    at = next.end;
  }
  return steps;
}

/** The text that reads as this path. */
export function writePath(path: readonly (string | number)[]): string {
  let text = '';
  for (const step of path) {
    if (typeof step === 'number') text += `[${step}]`;
    else if (/^[^\s.[\]"]+$/.test(step)) text += text === '' ? step : `.${step}`;
    else text += `[${JSON.stringify(step)}]`;
  }
  return text;
}

interface Taken<S> {
  readonly step: S;
  readonly end: number;
}

function step(text: string, at: number): Taken<string | number> | undefined {
  if (text[at] === '.') return take(plainName, text, at + 1);
  const index = take(position, text, at, 1);
  return index === undefined ? quoted(text, at) : { step: Number(index.step), end: index.end };
}

function quoted(text: string, at: number): Taken<string> | undefined {
  const found = take(quotedName, text, at, 1);
  if (found === undefined) return undefined;
  try {
    const name: unknown = JSON.parse(found.step);
    return typeof name === 'string' ? { step: name, end: found.end } : undefined;
  } catch {
    return undefined;
  }
}

function take(pattern: RegExp, text: string, at: number, group = 0): Taken<string> | undefined {
  pattern.lastIndex = at;
  const found = pattern.exec(text);
  const step = found?.[group];
  return step === undefined ? undefined : { step, end: pattern.lastIndex };
}
