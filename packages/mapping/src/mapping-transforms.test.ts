import { describe, expect, it } from 'vitest';
import { evaluateValue } from './evaluate/evaluator.ts';
import type { Value } from './grammar/value.ts';
import { transformCatalogue, type Transform } from './transforms/transform.ts';

type Row = readonly [what: string, input: unknown, transform: Transform, expected: unknown];

async function transformed(input: unknown, transform: Transform) {
  const definition: Value = { $path: 'input', through: [transform] };
  return evaluateValue(definition, { input });
}

const berlin = 'Europe/Berlin';
const clocks = [
  { use: 'duration', from: 'clock', to: 'seconds' },
  { use: 'duration', from: 'seconds', to: 'clock' },
] as const;

const texts: readonly Row[] = [
  ['spaces and line ends go', ' \n Anna\t', { use: 'trim' }, 'Anna'],
  ['a number is text as it is spelled', 1e21, { use: 'trim' }, '1000000000000000000000'],
  ['letters beyond ASCII', 'straße', { use: 'upperCase' }, 'STRASSE'],
  ['letters beyond ASCII', 'ÕUN', { use: 'lowerCase' }, 'õun'],
  ['empty parts stay', 'a,,b', { use: 'split', by: ',' }, ['a', '', 'b']],
  ['each, as plain text', 'a.b.c', { use: 'replace', find: '.', by: '$&' }, 'a$&b$&c'],
  ['from the end', 'Estonia', { use: 'slice', from: -3 }, 'nia'],
  ['what takes two units stays together', '😀😀a', { use: 'slice', from: 1, to: 2 }, '😀'],
  ['with zeros', 7, { use: 'padStart', length: 3 }, '007'],
  ['what is longer stays', '1234', { use: 'padStart', length: 3, with: 'x' }, '1234'],
  ['a list', '[1, {"a": null}]', { use: 'parseJson' }, [1, { a: null }]],
  ['UTF-8', 'õ', { use: 'base64' }, 'w7U='],
  ['back', 'w7U=', { use: 'base64', decode: true }, 'õ'],
  ['signs of a URL', 'a b/ö&?', { use: 'urlEncode' }, 'a%20b%2F%C3%B6%26%3F'],
  ['yes and no', true, { use: 'text' }, 'true'],
  ['half a pair does not fail', '\uD800', { use: 'urlEncode' }, '%EF%BF%BD'],
];

const numbers: readonly Row[] = [
  ['with a comma', '1.234,50', { use: 'number', decimal: ',' }, 1234.5],
  ['exact', '1 234.50', { use: 'number', decimal: '.', as: 'decimal' }, '1234.5'],
  ['half up', 2.5, { use: 'round' }, 3],
  ['half away from zero', -2.5, { use: 'round' }, -3],
  ['a text keeps its places', '1.005', { use: 'round', places: 2 }, '1.01'],
  ['nothing is lost to binary fractions', 0.1, { use: 'add', value: 0.2 }, 0.3],
  ['a text stays exact', '0.30', { use: 'subtract', value: '0.1' }, '0.2'],
  ['hours to minutes', 1.1, { use: 'multiply', value: 60 }, 66],
  ['to 20 places', '1', { use: 'divide', value: 3 }, '0.33333333333333333333'],
  ['a word', ' Yes ', { use: 'boolean' }, true],
  ['nothing written', '', { use: 'boolean' }, false],
];

const lists: readonly Row[] = [
  ['empty ones are left out', ['a', '', null, 2], { use: 'join', with: ', ' }, 'a, 2'],
  ['of a list', [3, 4], { use: 'first' }, 3],
  ['of a list', [3, 4], { use: 'last' }, 4],
  ['from the end', [3, 4, 5], { use: 'at', position: -2 }, 4],
  ['nothing counts as 0', null, { use: 'count' }, 0],
  ['members of an object', { a: 1, b: 2 }, { use: 'count' }, 2],
  ['exact where any is a text', [{ p: '0.10' }, { p: 0.2 }, {}], { use: 'sum', of: 'p' }, '0.3'],
  [
    'the first of each',
    [
      { i: 1, n: 'a' },
      { i: 1, n: 'b' },
      { i: '1', n: 'c' },
    ],
    { use: 'unique', by: 'i' },
    [
      { i: 1, n: 'a' },
      { i: '1', n: 'c' },
    ],
  ],
  ['nothing comes last', [2, null, 10, 1], { use: 'sort', descending: true }, [10, 2, 1, null]],
  ['names', { b: 1, a: 2 }, { use: 'keys' }, ['b', 'a']],
  ['values', { b: 1, a: 2 }, { use: 'values' }, [1, 2]],
  ['both', { b: 1 }, { use: 'entries' }, [{ name: 'b', value: 1 }]],
  ['any value', { a: [1] }, { use: 'json' }, '{"a":[1]}'],
  ['instead of nothing', null, { use: 'default', value: 0 }, 0],
  ['what is there stays', '', { use: 'default', value: 'x' }, ''],
];

const dates: readonly Row[] = [
  ['as it was written', '2026-03-29T23:30:00-08:00', { use: 'date' }, '2026-03-29'],
  ['in a time zone', '2026-03-29T23:30:00-08:00', { use: 'date', timeZone: berlin }, '2026-03-30'],
  ['of the day that a month has', '31.01.2026', { use: 'date', format: 'DD.MM.YYYY' }, '2026-01-31'],
  ['of a count of seconds', 1_774_746_000, { use: 'date', format: 'unixSeconds', timeZone: berlin }, '2026-03-29'],
  ['in winter', '2026-03-28T12:00:00Z', { use: 'dateTime', timeZone: berlin }, '2026-03-28T13:00:00+01:00'],
  ['in summer', '2026-03-29T12:00:00Z', { use: 'dateTime', timeZone: berlin }, '2026-03-29T14:00:00+02:00'],
  ['by a pattern', '2026-01-05T07:08:09Z', { use: 'formatDate', pattern: 'D.M.YY HH:mm:ss' }, '5.1.26 07:08:09'],
  ['in a time zone', '2026-06-30T22:30:00Z', { use: 'formatDate', pattern: 'YYYY-MM', timeZone: berlin }, '2026-07'],
  ['to the end of a shorter month', '2026-01-31', { use: 'addDuration', duration: 'P1M' }, '2026-02-28'],
  ['backwards', '2026-03-01', { use: 'addDuration', duration: '-P1D' }, '2026-02-28'],
  [
    'an offset is kept',
    '2026-03-28T12:00:00+01:00',
    { use: 'addDuration', duration: 'P1D' },
    '2026-03-29T12:00:00+01:00',
  ],
  ['hours beyond a day', '26:15:30', clocks[0], 94_530],
  ['below zero', -90, clocks[1], '-00:01:30'],
  ['to hours', 'PT1H30M', { use: 'duration', from: 'iso', to: 'hours' }, 1.5],
  ['to ISO', 5_400, { use: 'duration', from: 'seconds', to: 'iso' }, 'PT1H30M'],
];

/** Local times of Berlin in 2026 that a day has not, or has twice. */
const changes: readonly Row[] = [
  [
    'a time that is left out is an hour later',
    '2026-03-29T02:30:00',
    { use: 'dateTime', timeZone: berlin },
    '2026-03-29T03:30:00+02:00',
  ],
  [
    'a time that comes twice is the first',
    '2026-10-25T02:30:00',
    { use: 'dateTime', timeZone: berlin },
    '2026-10-25T02:30:00+02:00',
  ],
  ['its first time', '2026-10-25T00:30:00Z', { use: 'dateTime', timeZone: berlin }, '2026-10-25T02:30:00+02:00'],
  ['its second time', '2026-10-25T01:30:00Z', { use: 'dateTime', timeZone: berlin }, '2026-10-25T02:30:00+01:00'],
  [
    'from one zone to another',
    '2026-03-29T03:00:00',
    { use: 'dateTime', from: berlin, timeZone: 'America/New_York' },
    '2026-03-28T21:00:00-04:00',
  ],
  ['midnight of a short day', '2026-03-29', { use: 'dateTime', timeZone: berlin, form: 'utc' }, '2026-03-28T23:00:00Z'],
  ['midnight after it', '2026-03-30', { use: 'dateTime', timeZone: berlin, form: 'utc' }, '2026-03-29T22:00:00Z'],
  [
    'midnight after a long day',
    '2026-10-26',
    { use: 'dateTime', timeZone: berlin, form: 'utc' },
    '2026-10-25T23:00:00Z',
  ],
  [
    'a day that begins at one',
    '2026-04-24',
    { use: 'dateTime', timeZone: 'Africa/Cairo' },
    '2026-04-24T01:00:00+03:00',
  ],
  [
    'the time of the wall',
    '2026-10-25T01:30:00Z',
    { use: 'dateTime', timeZone: berlin, form: 'local' },
    '2026-10-25T02:30:00',
  ],
];

/** What fits nothing gives nothing, and says so. */
const misfits: readonly Row[] = [
  ['no date', '30.02.2026', { use: 'date', format: 'DD.MM.YYYY' }, 'found no date of this form'],
  ['no time of day', '2026-01-01T25:00:00Z', { use: 'dateTime', timeZone: berlin }, 'found no date of this form'],
  [
    'hours to a day',
    '2026-01-01',
    { use: 'addDuration', duration: 'PT1H' },
    'cannot add hours to a date without a time',
  ],
  [
    'beyond the calendar',
    '2026-01-01',
    { use: 'addDuration', duration: 'P999999Y' },
    'came to a time that the calendar does not reach',
  ],
  ['a month has no length', 'P1M', { use: 'duration', from: 'iso', to: 'hours' }, 'found no time span of this form'],
  ['grouped oddly', '1.23,5', { use: 'number', decimal: ',' }, 'found no number'],
  ['by zero', 1, { use: 'divide', value: 0 }, 'cannot divide by zero'],
  ['neither', 'perhaps', { use: 'boolean' }, 'found neither yes nor no'],
  ['no JSON', '{', { use: 'parseJson' }, 'found no JSON'],
  ['no Base64', 'ä', { use: 'base64', decode: true }, 'found no Base64'],
  ['no numbers', ['a'], { use: 'sum' }, 'takes a list of numbers'],
  ['lists in a list', [[1]], { use: 'join' }, 'takes a list of texts or numbers'],
];

const tables = { texts, numbers, lists, dates, 'dates where clocks are changed': changes };

describe.each(Object.entries(tables))('transforms of %s', (_, rows) => {
  it.each(rows.map(([what, input, transform, expected]) => ({ use: transform.use, what, input, transform, expected })))(
    '$use: $what',
    async ({ input, transform, expected }) => {
      const { value, warnings } = await transformed(input, transform);
      expect(value).toEqual(expected);
      expect(warnings).toEqual([]);
    },
  );
});

describe('what a transform cannot take', () => {
  it.each(misfits.map(([what, input, transform, words]) => ({ use: transform.use, what, input, transform, words })))(
    '$use: $what gives nothing and a warning',
    async ({ input, transform, words }) => {
      const { value, warnings } = await transformed(input, transform);
      expect(value ?? null).toBeNull();
      expect(JSON.stringify(warnings)).toContain(words);
    },
  );
});

it('every transform is in these tables', () => {
  const shown = new Set(Object.values(tables).flatMap((rows) => rows.map(([, , { use }]) => use)));
  expect([...shown].toSorted()).toEqual(transformCatalogue.map(({ use }) => use).toSorted());
});
