import Big from 'big.js';
import { z } from 'zod';
import { isObject, readSteps } from '../path/members.ts';
import { parsePath, type Path } from '../path/path.ts';
import type { Work } from '../limits/work.ts';
import { readDecimal, spellNumber, writeDecimal } from './decimal.ts';
import { defineTransform, formOf, type TransformWords, Unfit } from './define-transform.ts';
import { itemKey, orderItems } from './item-order.ts';

const pathText = z
  .string()
  .min(1)
  .max(200)
  .refine((text) => !('problem' in parsePath(text)), 'must be a path within an item, such as price or company.id.');
const by = { name: 'by', label: 'By', kind: 'path', required: false } as const;

function onList<S extends z.ZodObject>(use: string, words: Omit<TransformWords<S, readonly unknown[]>, 'group'>) {
  return defineTransform(use, ['list'], readList, { ...words, group: 'list' });
}

function readList(input: unknown): readonly unknown[] | undefined {
  return Array.isArray(input) ? input : undefined;
}

/** What a list is looked at by: the items themselves, or what lies at a path within each. */
function selector(text: string | undefined): (item: unknown) => unknown {
  if (text === undefined) return (item) => item;
  const path: Path | { readonly problem: string } = parsePath(text);
  return 'problem' in path ? () => undefined : (item) => readSteps(item, path);
}

/** Transforms of lists. */
export const listTransforms = [
  onList('join', {
    label: 'Join',
    summary: 'Makes one text of the items, with a separator between them. Empty ones are left out.',
    parameters: [{ name: 'with', label: 'Separator', kind: 'text', required: false }],
    schema: formOf('join', { with: z.string().max(100).optional() }),
    gives: { type: 'string' },
    apply: (list, { with: separator = '' }, work) => {
      work.charge(list.length);
      const parts: string[] = [];
      let length = 0;
      for (const item of list) {
        const part = partOf(item);
        if (part === undefined) return new Unfit('takes a list of texts or numbers');
        length += part.length + separator.length;
        if (part !== '') parts.push(part);
      }
      work.text(length);
      return parts.join(separator);
    },
  }),
  onList('first', {
    label: 'First',
    summary: 'Takes the first item; nothing of an empty list.',
    schema: formOf('first', {}),
    gives: 'item',
    apply: (list) => list[0],
  }),
  onList('last', {
    label: 'Last',
    summary: 'Takes the last item; nothing of an empty list.',
    schema: formOf('last', {}),
    gives: 'item',
    apply: (list) => list.at(-1),
  }),
  onList('at', {
    label: 'Item',
    summary: 'Takes the item at a position, counted from 0; below 0 counts from the end.',
    parameters: [{ name: 'position', label: 'Position', kind: 'number', required: true }],
    schema: formOf('at', { position: z.int() }),
    gives: 'item',
    apply: (list, { position }) => list.at(position),
  }),
  defineTransform('count', ['list', 'object'], readCountable, {
    label: 'Count',
    summary: 'Counts the items of a list or the members of an object; nothing counts as 0.',
    group: 'list',
    schema: formOf('count', {}),
    sure: true,
    takesNothing: true,
    gives: { type: 'integer', minimum: 0 },
    apply: (value, _, work) => {
      const count = Array.isArray(value) ? value.length : Object.keys(value).length;
      work.charge(count);
      return count;
    },
  }),
  onList('sum', {
    label: 'Sum',
    summary: 'Adds up numbers: a number if all are numbers, an exact text if any is a text. Nothing counts as 0.',
    parameters: [{ name: 'of', label: 'Of', kind: 'path', required: false }],
    schema: formOf('sum', { of: pathText.optional() }),
    gives: { type: ['number', 'string'] },
    apply: (list, { of }, work) => sum(list, selector(of), work),
  }),
  onList('unique', {
    label: 'Without repeats',
    summary: 'Keeps the first of items that are the same, or that have the same value at a path.',
    parameters: [by],
    schema: formOf('unique', { by: pathText.optional() }),
    sure: true,
    gives: 'same',
    apply: (list, { by: path }, work) => {
      const select = selector(path);
      const seen = new Set<string>();
      return list.filter((item) => {
        const key = itemKey(select(item), work);
        if (seen.has(key)) return false;
        seen.add(key);
        return true;
      });
    },
  }),
  onList('sort', {
    label: 'Sort',
    summary:
      'Sorts numbers by size and texts by their characters, by the items themselves or what lies at a path. Nothing comes last.',
    parameters: [by, { name: 'descending', label: 'Largest first', kind: 'flag', required: false }],
    schema: formOf('sort', { by: pathText.optional(), descending: z.boolean().optional() }),
    sure: true,
    gives: 'same',
    apply: (list, { by: path, descending = false }, work) => orderItems(list, selector(path), descending, work),
  }),
  onObject('keys', {
    label: 'Names',
    summary: 'Lists the names of the members of an object.',
    schema: formOf('keys', {}),
    sure: true,
    gives: { type: 'array', items: { type: 'string' } },
    apply: (object, _, work) => charged(Object.keys(object), work),
  }),
  onObject('values', {
    label: 'Values',
    summary: 'Lists the values of the members of an object.',
    schema: formOf('values', {}),
    sure: true,
    gives: { type: 'array' },
    apply: (object, _, work) => charged(Object.values(object), work),
  }),
  onObject('entries', {
    label: 'Names and values',
    summary: 'Lists the members of an object as objects with name and value.',
    schema: formOf('entries', {}),
    sure: true,
    gives: {
      type: 'array',
      items: { type: 'object', properties: { name: { type: 'string' }, value: {} }, required: ['name', 'value'] },
    },
    apply: (object, _, work) => charged(Object.entries(object), work).map(([name, value]) => ({ name, value })),
  }),
] as const;

function onObject<S extends z.ZodObject>(
  use: string,
  words: Omit<TransformWords<S, Readonly<Record<string, unknown>>>, 'group'>,
) {
  return defineTransform(use, ['object'], (input) => (isObject(input) ? input : undefined), {
    ...words,
    group: 'object',
  });
}

function readCountable(input: unknown): readonly unknown[] | Readonly<Record<string, unknown>> | undefined {
  if (input === undefined || input === null) return [];
  return readList(input) ?? (isObject(input) ? input : undefined);
}

/** A single value as part of a text; undefined where it holds others. */
function partOf(item: unknown): string | undefined {
  if (item === undefined || item === null) return '';
  if (typeof item === 'number') return spellNumber(item);
  return typeof item === 'string' || typeof item === 'boolean' ? String(item) : undefined;
}

function charged<T>(items: T[], work: Work): T[] {
  work.charge(items.length);
  return items;
}

function sum(list: readonly unknown[], select: (item: unknown) => unknown, work: Work): unknown {
  work.charge(list.length * 8);
  let total = new Big(0);
  let exact = false;
  for (const item of list) {
    const value = select(item);
    if (value === undefined || value === null) continue;
    const decimal = readDecimal(value);
    if (decimal === undefined) return new Unfit('takes a list of numbers');
    exact ||= typeof value === 'string';
    total = total.plus(decimal);
  }
  const written = writeDecimal(total);
  if (written === undefined) return new Unfit('came to a number too long to write');
  return exact ? written : Number(written);
}
