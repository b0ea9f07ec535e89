import { isRecord } from '../../records/record.ts';
import { pathTo } from '../document/sample-data.ts';

/** Something that can be written at the caret. */
export interface Completion {
  readonly text: string;
  readonly about: string;
  /** A function: the caret belongs between its parentheses. */
  readonly isFunction: boolean;
}

/** The functions of JSONata that formulas have and that people use, with what they take. */
const functions: readonly (readonly [name: string, takes: string])[] = [
  ['$sum', '(numbers)'],
  ['$count', '(list)'],
  ['$max', '(numbers)'],
  ['$min', '(numbers)'],
  ['$average', '(numbers)'],
  ['$string', '(value)'],
  ['$number', '(text)'],
  ['$boolean', '(value)'],
  ['$not', '(value)'],
  ['$exists', '(value)'],
  ['$length', '(text)'],
  ['$substring', '(text, start, length)'],
  ['$substringBefore', '(text, mark)'],
  ['$substringAfter', '(text, mark)'],
  ['$uppercase', '(text)'],
  ['$lowercase', '(text)'],
  ['$trim', '(text)'],
  ['$pad', '(text, width, filler)'],
  ['$contains', '(text, part)'],
  ['$split', '(text, separator)'],
  ['$join', '(texts, separator)'],
  ['$replace', '(text, part, by)'],
  ['$match', '(text, /pattern/)'],
  ['$map', '(list, function)'],
  ['$filter', '(list, function)'],
  ['$reduce', '(list, function)'],
  ['$sort', '(list, function)'],
  ['$distinct', '(list)'],
  ['$reverse', '(list)'],
  ['$append', '(list, more)'],
  ['$zip', '(lists)'],
  ['$keys', '(object)'],
  ['$lookup', '(object, name)'],
  ['$merge', '(objects)'],
  ['$each', '(object, function)'],
  ['$type', '(value)'],
  ['$round', '(number, digits)'],
  ['$floor', '(number)'],
  ['$ceil', '(number)'],
  ['$abs', '(number)'],
  ['$power', '(base, exponent)'],
  ['$sqrt', '(number)'],
  ['$now', '()'],
  ['$millis', '()'],
  ['$toMillis', '(ISO moment)'],
  ['$fromMillis', '(milliseconds)'],
];

const most = 12;

/** What may be meant by the word before the caret: members of the sample data, or functions; and how long that word is. */
export function completionsAt(
  text: string,
  caret: number,
  context: Readonly<Record<string, unknown>>,
): { readonly typed: number; readonly completions: readonly Completion[] } {
  const before = /[$\w.[\]"]*$/.exec(text.slice(0, caret))?.[0] ?? '';
  if (before.startsWith('$')) {
    const found = functions.filter(([name]) => name.toLowerCase().startsWith(before.toLowerCase()) && name !== before);
    return {
      typed: before.length,
      completions: found.slice(0, most).map(([name, about]) => ({ text: name, about, isFunction: true })),
    };
  }
  const dot = before.lastIndexOf('.');
  const parent = dot < 0 ? '' : before.slice(0, dot);
  const begun = before.slice(dot + 1).toLowerCase();
  const value = parent === '' ? context : memberAt(context, parent);
  const members = Object.entries(isRecord(value) ? value : {}).filter(
    ([name]) => name.toLowerCase().startsWith(begun) && (begun === '' || name.toLowerCase() !== begun),
  );
  if (before === '') return { typed: 0, completions: [] };
  return {
    typed: before.length,
    completions: members
      .slice(0, most)
      .map(([name, member]) => ({ text: formulaPath(parent, name), about: preview(member), isFunction: false })),
  };
}

/** JSONata quotes odd names by backticks. */
function formulaPath(parent: string, name: string): string {
  const path = pathTo(parent, name);
  return path.endsWith('"]') ? `${parent}${parent === '' ? '' : '.'}\`${name}\`` : path;
}

/** The member at a path as it is typed; an index or none stands for the first of a list, as formulas go through lists by themselves. */
function memberAt(context: unknown, path: string): unknown {
  let value = context;
  for (const part of path.split('.')) {
    const [name = ''] = part.split('[');
    value = isRecord(value) ? value[name] : undefined;
    if (Array.isArray(value)) value = value[0];
  }
  return value;
}

function preview(value: unknown): string {
  if (Array.isArray(value)) return `${value.length} items`;
  return isRecord(value) ? 'object' : (JSON.stringify(value) ?? '').slice(0, 40);
}
