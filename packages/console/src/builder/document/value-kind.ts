import { isRecord } from '../../records/record.ts';

/** The ways in which a field can be given its value. */
export const valueKinds = [
  'literal',
  'path',
  'formula',
  'join',
  'when',
  'each',
  'lookUp',
  'through',
  'merge',
  'plain',
] as const;

export type ValueKind = (typeof valueKinds)[number];

const marks: readonly (readonly [mark: string, kind: ValueKind])[] = [
  ['$path', 'path'],
  ['$formula', 'formula'],
  ['$join', 'join'],
  ['$when', 'when'],
  ['$each', 'each'],
  ['$lookUp', 'lookUp'],
  ['$through', 'through'],
  ['$merge', 'merge'],
  ['$literal', 'plain'],
];

/** How a value is given: as it stands, or computed by the mark that it bears. */
export function valueKindOf(value: unknown): ValueKind {
  if (!isRecord(value)) return 'literal';
  return marks.find(([mark]) => Object.hasOwn(value, mark))?.[1] ?? 'literal';
}

/** A new value of a kind, which keeps of the old one what still fits. */
export function beginValue(kind: ValueKind, old: unknown): unknown {
  const kept = valueKindOf(old) === 'literal' ? old : undefined;
  switch (kind) {
    case 'literal':
      return isRecord(old) && Object.hasOwn(old, '$literal') ? old['$literal'] : kept;
    case 'path':
      return { $path: '' };
    case 'formula':
      return { $formula: isRecord(old) && typeof old['$path'] === 'string' ? old['$path'] : '' };
    case 'join':
      return { $join: kept === undefined ? [] : [kept] };
    case 'when':
      return { $when: { all: [] }, then: kept ?? old ?? '' };
    case 'each':
      return { $each: valueKindOf(old) === 'path' ? old : { $path: '' }, value: {} };
    case 'lookUp':
      return { $lookUp: valueKindOf(old) === 'path' ? old : { $path: '' }, in: {} };
    case 'through':
      return { $through: [], of: old ?? '' };
    case 'merge':
      return { $merge: old === undefined ? [] : [old] };
    case 'plain':
      return { $literal: kept ?? null };
  }
}

const longest = 48;

/** A value in a few words, such as `steps.find.name` or `"Acme"`. */
export function wordsOfValue(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (!isRecord(value)) return shortened(JSON.stringify(value));
  switch (valueKindOf(value)) {
    case 'path':
      return shortened(textOf(value['$path']) || 'something');
    case 'formula':
      return shortened(textOf(value['$formula']) || 'a formula');
    case 'join':
      return 'joined text';
    case 'when':
      return 'a choice';
    case 'each':
      return `each of ${wordsOfValue(value['$each'])}`;
    case 'lookUp':
      return `a look-up of ${wordsOfValue(value['$lookUp'])}`;
    case 'through':
      return wordsOfValue(value['of']);
    case 'merge':
      return 'merged objects';
    case 'plain':
      return shortened(JSON.stringify(value['$literal']) ?? '');
    case 'literal':
      return shortened(JSON.stringify(value));
  }
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function shortened(text: string): string {
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
}
