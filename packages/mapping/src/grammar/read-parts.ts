import { isObject } from '../path/members.ts';
import { nearestNames } from '../path/nearest-names.ts';
import { longestPath, parsePath, type Path } from '../path/path.ts';
import { findTransform, transformCatalogue, transformSchema } from '../transforms/transform.ts';
import type { TransformNode } from './node.ts';
import { definitionLimits, type Place, type Reading } from './reading.ts';

/** Reads the text of a path. */
export function readPath(raw: unknown, place: Place, reading: Reading): Path {
  const path = readText(raw, longestPath, 'a path, such as "record.id"', place, reading);
  const parsed = path === undefined ? undefined : parsePath(path);
  if (parsed === undefined) return [''];
  if (!('problem' in parsed)) return parsed;
  reading.problem(place, parsed.problem);
  return [''];
}

/** Reads the text of a formula, without understanding it. */
export function readFormula(raw: unknown, place: Place, reading: Reading): string {
  return readText(raw, definitionLimits.formula, 'the text of a formula', place, reading) ?? '';
}

/** Reads what the items of a list are called: `item` unless it says otherwise. */
export function readItemName(raw: unknown, place: Place, reading: Reading): string {
  if (raw === undefined) return 'item';
  if (typeof raw === 'string' && /^[A-Za-z_]\w{0,49}$/.test(raw) && raw !== '__proto__') return raw;
  reading.problem(place, 'must be a name of letters, digits and _, such as "line".');
  return 'item';
}

/** Reads a text that is put between others. */
export function readSeparator(raw: unknown, place: Place, reading: Reading): string | undefined {
  return raw === undefined ? undefined : readText(raw, 1000, 'a text', place, reading);
}

/** Reads a list as such. */
export function readList(raw: unknown, place: Place, reading: Reading): readonly unknown[] {
  if (Array.isArray(raw)) return raw;
  reading.problem(place, 'must be a list.');
  return [];
}

/** Reads a list of transforms. */
export function readTransforms(raw: unknown, place: Place, reading: Reading): TransformNode[] {
  return readList(raw, place, reading).flatMap((item, index) => readTransform(item, [...place, index], reading));
}

/** Passes on what is meant as it is, and counts it. */
export function readLiteral(raw: unknown, place: Place, reading: Reading): unknown {
  if (!reading.enter(place, typeof raw === 'string' ? raw.length : 1)) return null;
  if (Array.isArray(raw)) raw.forEach((item, index) => readLiteral(item, [...place, index], reading));
  else if (isObject(raw)) {
    for (const [name, value] of Object.entries(raw)) {
      reading.count(name.length);
      readLiteral(value, [...place, name], reading);
    }
  } else if (!isSingle(raw)) reading.problem(place, 'is nothing that JSON knows.');
  return raw;
}

/** Whether a value is one of JSON that holds no others. */
export function isSingle(raw: unknown): raw is null | boolean | number | string {
  return raw === null || typeof raw === 'boolean' || typeof raw === 'string' || Number.isFinite(raw);
}

function readTransform(raw: unknown, place: Place, reading: Reading): TransformNode[] {
  if (!reading.enter(place, 1)) return [];
  const use = isObject(raw) ? raw['use'] : undefined;
  if (typeof use !== 'string') {
    reading.problem(place, 'must be a transform, such as {"use": "trim"}.');
    return [];
  }
  if (findTransform(use) === undefined) {
    const known = transformCatalogue.map((transform) => transform.use);
    reading.problem([...place, 'use'], 'is no transform there is.', nearestNames(use, known));
    return [];
  }
  // What a transform holds as it is, such as the value of `default`, counts like the rest.
  readLiteral(raw, place, reading);
  const parsed = transformSchema.safeParse(raw);
  if (parsed.success) return [{ use, parameters: parsed.data }];
  for (const issue of parsed.error.issues) {
    const at = issue.path.map((step) => (typeof step === 'number' ? step : String(step)));
    reading.problem([...place, ...at], sentence(issue.message));
  }
  return [];
}

function readText(raw: unknown, longest: number, what: string, place: Place, reading: Reading): string | undefined {
  if (typeof raw !== 'string' || raw === '') {
    reading.problem(place, `must be ${what}.`);
    return undefined;
  }
  reading.count(raw.length);
  if (raw.length <= longest) return raw;
  reading.problem(place, `is longer than ${longest} characters.`);
  return undefined;
}

function sentence(message: string): string {
  const text = message.replace(/^Invalid input: /, '').trim();
  return text.endsWith('.') ? text : `${text}.`;
}
