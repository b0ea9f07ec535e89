import { readFile } from 'node:fs/promises';
import { Failure } from '../failure.ts';
import { readStandardInput } from '../properties/standard-input.ts';

type Node = Record<string, unknown> | unknown[];

/**
 * The input of a call: what `--input` gives as JSON, as `@FILE` or as `-` for standard input, and over it each `--set path=value`.
 *
 * @throws Failure where one cannot be read
 */
export async function readCallInput(
  given: string | undefined,
  settings: readonly string[],
): Promise<Record<string, unknown>> {
  const input = given === undefined ? {} : await readJsonOption(given, '--input');
  if (!isObject(input)) throw new Failure(2, 'The input must be a JSON object, such as {"id": 1}.');
  for (const setting of settings) apply(input, setting);
  return input;
}

/**
 * What an option gives as JSON, as `@FILE` or as `-` for standard input.
 *
 * @throws Failure where it cannot be read
 */
export async function readJsonOption(given: string, option: string): Promise<unknown> {
  return parseInput(await readText(given, option), option);
}

async function readText(given: string, option: string): Promise<string> {
  if (given === '-') return readStandardInput();
  if (!given.startsWith('@')) return given;
  const file = given.slice(1);
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
    throw new Failure(2, `${option} names a file that cannot be read (${code}): ${file}`, { cause: error });
  }
}

function parseInput(text: string, option: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Failure(2, 'The input is no JSON.', {
      hint: `Quote it for the shell, as in ${option} '{"id": 1}'${option === '--input' ? '; or use --set id=1' : ''}.`,
      cause: error,
    });
  }
}

/** `filter.status=task_status1`; a number in the path is a place in a list. The value is JSON where it reads as JSON, else text. */
function apply(input: Node, setting: string): void {
  const at = setting.indexOf('=');
  const path = setting.slice(0, Math.max(at, 0)).split('.');
  if (at < 1 || path.some((part) => part === '')) {
    throw new Failure(2, `--set takes PATH=VALUE, not "${setting}".`, {
      hint: 'Such as: --set filter.status=task_status1',
    });
  }
  const last = path.pop() ?? '';
  let node = input;
  path.forEach((part, index) => {
    const next = child(node, part);
    if (isNode(next)) node = next;
    else {
      const fresh: Node = /^\d+$/.test(path[index + 1] ?? last) ? [] : {};
      put(node, part, fresh);
      node = fresh;
    }
  });
  put(node, last, valueOf(setting.slice(at + 1)));
}

function child(node: Node, part: string): unknown {
  return Object.hasOwn(node, part) ? Reflect.get(node, part) : undefined;
}

/** Defined, not assigned: a member called `__proto__` is one like any other. */
function put(node: Node, part: string, value: unknown): void {
  if (Array.isArray(node) && !/^\d{1,4}$/.test(part)) throw new Failure(2, `--set: "${part}" is no place in a list.`);
  Object.defineProperty(node, part, { value, enumerable: true, configurable: true, writable: true });
}

function valueOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return isNode(value) && !Array.isArray(value);
}
