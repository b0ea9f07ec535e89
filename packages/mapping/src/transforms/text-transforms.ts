import { z } from 'zod';
import { spellNumber } from './decimal.ts';
import { defineTransform, formOf, type TransformWords, Unfit } from './define-transform.ts';

const text = { type: 'string' };

/** Texts as they are, numbers spelled out. */
function readText(input: unknown): string | undefined {
  return typeof input === 'string' ? input : typeof input === 'number' ? spellNumber(input) : undefined;
}

function onText<S extends z.ZodObject>(use: string, words: Omit<TransformWords<S, string>, 'group'>) {
  return defineTransform(use, ['text', 'number'], readText, { ...words, group: 'text' });
}

/** Transforms of texts. Each takes a number, too, as it is spelled. */
export const textTransforms = [
  onText('trim', {
    label: 'Trim',
    summary: 'Takes spaces and line ends away at both sides.',
    schema: formOf('trim', {}),
    sure: true,
    gives: text,
    apply: (input) => input.trim(),
  }),
  onText('upperCase', {
    label: 'Upper case',
    summary: 'Writes all letters large.',
    schema: formOf('upperCase', {}),
    sure: true,
    gives: text,
    apply: (input, _, work) => {
      work.text(input.length);
      return input.toUpperCase();
    },
  }),
  onText('lowerCase', {
    label: 'Lower case',
    summary: 'Writes all letters small.',
    schema: formOf('lowerCase', {}),
    sure: true,
    gives: text,
    apply: (input, _, work) => {
      work.text(input.length);
      return input.toLowerCase();
    },
  }),
  onText('split', {
    label: 'Split',
    summary: 'Makes a list of the parts between a separator.',
    parameters: [{ name: 'by', label: 'Separator', kind: 'text', required: true }],
    schema: formOf('split', { by: z.string().min(1).max(100) }),
    sure: true,
    gives: { type: 'array', items: text },
    apply: (input, { by }, work) => {
      work.text(input.length);
      return input.split(by);
    },
  }),
  onText('replace', {
    label: 'Replace',
    summary: 'Puts one text in place of another, everywhere. Plain text, no pattern.',
    parameters: [
      { name: 'find', label: 'Find', kind: 'text', required: true },
      { name: 'by', label: 'Replace by', kind: 'text', required: true },
    ],
    schema: formOf('replace', { find: z.string().min(1).max(1000), by: z.string().max(1000) }),
    sure: true,
    gives: text,
    apply: (input, { find, by }, work) => {
      work.text(input.length);
      const parts = input.split(find);
      work.text(input.length + (parts.length - 1) * Math.max(0, by.length - find.length));
      return parts.join(by);
    },
  }),
  onText('slice', {
    label: 'Part of a text',
    summary: 'Takes the characters from one position to before another, counted from 0; below 0 counts from the end.',
    parameters: [
      { name: 'from', label: 'From', kind: 'number', required: true },
      { name: 'to', label: 'To before', kind: 'number', required: false },
    ],
    schema: formOf('slice', { from: z.int(), to: z.int().optional() }),
    sure: true,
    gives: text,
    apply: (input, { from, to }, work) => {
      work.charge(input.length);
      // Characters beyond the basic plane take two units, which must stay together.
      return /[\uD800-\uDFFF]/.test(input) ? Array.from(input).slice(from, to).join('') : input.slice(from, to);
    },
  }),
  onText('padStart', {
    label: 'Fill up at the start',
    summary: 'Puts characters before the text until it has a length: 7 becomes 007.',
    parameters: [
      { name: 'length', label: 'Length', kind: 'number', required: true },
      { name: 'with', label: 'Fill with', kind: 'text', required: false },
    ],
    schema: formOf('padStart', { length: z.int().min(0).max(1000), with: z.string().min(1).max(100).optional() }),
    sure: true,
    gives: text,
    apply: (input, { length, with: filler = '0' }, work) => {
      work.charge(length);
      return input.padStart(length, filler);
    },
  }),
  onText('parseJson', {
    label: 'Read JSON',
    summary: 'Reads a text as JSON.',
    schema: formOf('parseJson', {}),
    gives: {},
    apply: (input, _, work) => {
      work.text(input.length * 2);
      try {
        const parsed: unknown = JSON.parse(input);
        return parsed;
      } catch {
        return new Unfit('found no JSON');
      }
    },
  }),
  onText('base64', {
    label: 'Base64',
    summary: 'Writes a text (as UTF-8) in Base64, or reads one from it.',
    parameters: [{ name: 'decode', label: 'Read instead of write', kind: 'flag', required: false }],
    schema: formOf('base64', { decode: z.boolean().optional() }),
    gives: text,
    apply: (input, { decode = false }, work) => {
      work.text(input.length * 2);
      if (!decode) return Buffer.from(input, 'utf8').toString('base64');
      if (!/^[A-Za-z0-9+/_-]*={0,2}$/.test(input)) return new Unfit('found no Base64');
      return Buffer.from(input, 'base64').toString('utf8');
    },
  }),
  onText('urlEncode', {
    label: 'For a URL',
    summary: 'Writes a text so that it can stand in the path or the query of a URL.',
    schema: formOf('urlEncode', {}),
    sure: true,
    gives: text,
    apply: (input, _, work) => {
      work.text(input.length * 3);
      return encodeURIComponent(input.toWellFormed());
    },
  }),
] as const;
