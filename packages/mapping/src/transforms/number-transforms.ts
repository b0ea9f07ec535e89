import type Big from 'big.js';
import { z } from 'zod';
import { readDecimal, spellNumber, writeDecimal } from './decimal.ts';
import { defineTransform, formOf, type TransformWords, Unfit } from './define-transform.ts';

type Operand = string | number;

interface Amount {
  readonly input: Operand;
  readonly decimal: Big;
}

const text = { type: 'string' };
const places = { name: 'places', label: 'Places after the point', kind: 'number', required: false } as const;
const operand = z.union([
  z.number(),
  z.string().refine((value) => readDecimal(value) !== undefined, 'must be a number, such as 12.50.'),
]);

/** Numbers, and texts that spell one; what comes out is of the same kind. */
function readAmount(input: unknown): Amount | undefined {
  const decimal = readDecimal(input);
  return decimal === undefined || (typeof input !== 'number' && typeof input !== 'string')
    ? undefined
    : { input, decimal };
}

function onAmount<S extends z.ZodObject>(use: string, words: Omit<TransformWords<S, Amount>, 'group' | 'gives'>) {
  return defineTransform(use, ['number', 'text'], readAmount, { ...words, group: 'number', gives: 'same' });
}

/** The outcome in the kind of what went in: a number stays one, a text stays exact. */
function like(input: Operand, outcome: Big, fixed?: number): Operand | Unfit {
  const written = writeDecimal(outcome, fixed);
  if (written === undefined) return new Unfit('came to a number too long to write');
  if (typeof input === 'string') return written;
  const number = Number(written);
  return Number.isFinite(number) ? number : new Unfit('came to a number too large');
}

function calculation<const Use extends string>(
  use: Use,
  label: string,
  summary: string,
  calculate: (left: Big, right: Big) => Big | Unfit,
) {
  return onAmount(use, {
    label,
    summary,
    parameters: [{ name: 'value', label: 'Number', kind: 'text', required: true }],
    schema: formOf(use, { value: operand }),
    apply: ({ input, decimal }, { value }) => {
      const right = readDecimal(value);
      const outcome = right === undefined ? new Unfit('has no number to calculate with') : calculate(decimal, right);
      return outcome instanceof Unfit ? outcome : like(input, outcome);
    },
  });
}

function quotient(left: Big, right: Big): Big | Unfit {
  if (right.eq(0)) return new Unfit('cannot divide by zero');
  // 20 places, rounded half up: what big.js does unless told otherwise.
  return left.div(right);
}

/** Transforms of numbers, and of texts that spell one. Nothing is lost to binary fractions. */
export const numberTransforms = [
  defineTransform(
    'number',
    ['text', 'number'],
    (input) => (typeof input === 'string' || typeof input === 'number' ? input : undefined),
    {
      label: 'Number',
      summary:
        'Reads a number from a text. With a decimal sign given, the usual signs between thousands may stand in it.',
      group: 'number',
      parameters: [
        { name: 'decimal', label: 'Decimal sign', kind: 'choice', required: false, choices: ['.', ','] },
        { name: 'as', label: 'Give it as', kind: 'choice', required: false, choices: ['number', 'decimal'] },
      ],
      schema: formOf('number', {
        decimal: z.enum(['.', ',']).optional(),
        as: z.enum(['number', 'decimal']).optional(),
      }),
      gives: ({ as }) => (as === 'decimal' ? text : { type: 'number' }),
      apply: (input, { decimal, as = 'number' }) => {
        const read = readDecimal(
          typeof input === 'string' && decimal !== undefined ? plainDigits(input, decimal) : input,
        );
        return read === undefined ? new Unfit('found no number') : like(as === 'decimal' ? '' : 0, read);
      },
    },
  ),
  defineTransform('text', ['text', 'number', 'boolean'], readSingle, {
    label: 'Text',
    summary: 'Writes a number, or yes and no as true and false, as text.',
    group: 'text',
    schema: formOf('text', {}),
    sure: true,
    gives: text,
    apply: (input) => input,
  }),
  defineTransform('boolean', ['text', 'number', 'boolean'], readSingle, {
    label: 'Yes or no',
    summary: 'Reads true, yes, y, on and 1 as true; false, no, n, off, 0 and the empty text as false.',
    group: 'other',
    schema: formOf('boolean', {}),
    gives: { type: 'boolean' },
    apply: (input) => {
      const word = input.slice(0, 20).trim().toLowerCase();
      if (['true', 'yes', 'y', 'on', '1'].includes(word)) return true;
      return ['false', 'no', 'n', 'off', '0', ''].includes(word) ? false : new Unfit('found neither yes nor no');
    },
  }),
  onAmount('round', {
    label: 'Round',
    summary: 'Rounds half up to a number of places after the point; a text keeps exactly that many.',
    parameters: [places],
    schema: formOf('round', { places: z.int().min(0).max(60).optional() }),
    apply: ({ input, decimal }, { places: wanted = 0 }) => like(input, decimal, wanted),
  }),
  calculation('add', 'Add', 'Adds a number.', (left, right) => left.plus(right)),
  calculation('subtract', 'Subtract', 'Takes a number away.', (left, right) => left.minus(right)),
  calculation('multiply', 'Multiply', 'Multiplies by a number.', (left, right) => left.times(right)),
  calculation('divide', 'Divide', 'Divides by a number, to 20 places at most.', quotient),
] as const;

function readSingle(input: unknown): string | undefined {
  if (typeof input === 'boolean') return String(input);
  return typeof input === 'number' ? spellNumber(input) : typeof input === 'string' ? input : undefined;
}

/** Takes the signs between thousands away and makes the decimal sign a point; what is grouped oddly comes back as no number. */
function plainDigits(written: string, decimal: '.' | ','): string {
  if (written.length > 250) return '';
  const [whole = '', fraction, ...more] = written.trim().split(decimal);
  if (more.length > 0) return '';
  const groups = whole.split(decimal === ',' ? /[.\s'’]/ : /[,\s'’]/);
  const grouped =
    groups.length === 1 ||
    (/^[+-]?\d{1,3}$/.test(groups[0] ?? '') && groups.slice(1).every((group) => /^\d{3}$/.test(group)));
  if (!grouped) return '';
  return fraction === undefined ? groups.join('') : `${groups.join('')}.${fraction}`;
}
