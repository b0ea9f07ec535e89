import { afterEach, describe, expect, it, vi } from 'vitest';
import { readCustomFields, writeCustomFields } from './custom-field-values.ts';
import { instantOf, localTime, readDateTime, toLocalTime } from './date-time.ts';
import { readDate, readPartialDate } from './date.ts';
import { readDecimal, writeDecimal } from './decimal.ts';
import { durationToSeconds, readDuration, secondsToDuration } from './duration.ts';
import { readFlag } from './flag.ts';
import { readMarkup, readPlainText } from './plain-text.ts';
import { siteTimeZone } from './site-time-zone.ts';
import { unexpected } from './unexpected-values.ts';
import { readInteger, readNumber } from './whole-number.ts';

describe('money and quantities', () => {
  it.each<[unknown, number | undefined, unknown]>([
    ['12.500000', 6, '12.500000'],
    ['25', 2, '25'],
    ['-0.10', undefined, '-0.10'],
    ['99999999999999999999.123456789', undefined, '99999999999999999999.123456789'],
    [86.400000000000005684341886080801486968994140625, 2, '86.40'],
    [0.1 + 0.2, 2, '0.30'],
    [1.005, 2, '1.01'],
    [-0.001, 2, '0.00'],
    [0, undefined, '0'],
    [1e21, undefined, '1000000000000000000000'],
    [1e-7, undefined, '0.0000001'],
    ['1.5E-3', undefined, '0.0015'],
    ['', 2, null],
    [[], 2, null],
    ['1e999999999', 2, unexpected],
    ['12,50', 2, unexpected],
    [true, 2, unexpected],
  ])('%j with scale %s is read as %s', (wire, scale, clean) => {
    expect(readDecimal(wire, scale)).toBe(clean);
  });

  it.each([
    ['12.50', '12.50'],
    [12.5, '12.5'],
    [1e21, '1000000000000000000000'],
    [1e-7, '0.0000001'],
  ])('%s is written as %s, never in scientific notation', (clean, wire) => {
    expect(writeDecimal(clean)).toBe(wire);
  });
});

describe('yes or no', () => {
  it.each<[unknown, unknown]>([
    [0, false],
    [1, true],
    ['0', false],
    ['1', true],
    [true, true],
    [false, false],
    ['', null],
    [2, unexpected],
    ['yes', unexpected],
    [{}, unexpected],
  ])('%j is read as %s', (wire, clean) => {
    expect(readFlag(wire)).toBe(clean);
  });
});

describe('numbers', () => {
  it.each<[unknown, unknown]>([
    [7, 7],
    ['3', 3],
    ['-1', -1],
    ['', null],
    [[], null],
    [1.5, unexpected],
    ['3.0', unexpected],
    ['9007199254740993', unexpected],
    [[7], unexpected],
  ])('%j is read as the whole number %s', (wire, clean) => {
    expect(readInteger(wire)).toBe(clean);
  });

  it('may have a fraction where they are no ids', () => {
    expect([readNumber(1.5), readNumber('2.25'), readNumber(''), readNumber('two')]).toEqual([
      1.5,
      2.25,
      null,
      unexpected,
    ]);
  });
});

describe('text', () => {
  it.each<[unknown, unknown]>([
    ['Smith &amp; Sons', 'Smith & Sons'],
    ['O&#039;Neill', "O'Neill"],
    ['M&uuml;ller', 'Müller'],
    ['&notit;', '&notit;'],
    ['a &copy b', 'a &copy b'],
    ['&amp;uuml;', '&uuml;'],
    ['a&b', 'a&b'],
    ['', ''],
    [1042, '1042'],
    [[], null],
    [false, unexpected],
  ])('%j is read as %j', (wire, clean) => {
    expect(readPlainText(wire)).toBe(clean);
  });

  it('is left alone where it is HTML', () => {
    expect(readMarkup('<p>a &amp; b</p>')).toBe('<p>a &amp; b</p>');
  });
});

describe('dates', () => {
  it.each<[unknown, unknown]>([
    ['2024-02-29', '2024-02-29'],
    ['0000-00-00', null],
    ['0000-05-12', null],
    ['', null],
    ['2023-02-29', unexpected],
    ['29.02.2024', unexpected],
    ['2024-02-29 00:00:00', unexpected],
    [20240229, unexpected],
  ])('%j is read as %s', (wire, clean) => {
    expect(readDate(wire)).toBe(clean);
  });

  it('may lack the year where they are birthdays', () => {
    expect([
      readPartialDate('05-12'),
      readPartialDate('--05-12'),
      readPartialDate('0000-00-00'),
      readPartialDate('May'),
    ]).toEqual(['05-12', '--05-12', null, unexpected]);
  });
});

describe('date-times as read', () => {
  it.each<[unknown, unknown]>([
    ['2026-07-01T10:00:00+03:00', '2026-07-01T10:00:00+03:00'],
    ['2026-01-31 10:00:00', '2026-01-31T10:00:00'],
    ['2026-01-31T10:00:00Z', '2026-01-31T10:00:00Z'],
    ['0000-00-00 00:00:00', null],
    ['', null],
    ['2026-01-31', unexpected],
    [1769853600, unexpected],
  ])('%j is read as %s', (wire, clean) => {
    expect(readDateTime(wire)).toBe(clean);
  });
});

describe('date-times as written', () => {
  it('pass as they are where they are local', () => {
    expect(localTime('2026-01-31T10:00:00', undefined)).toBe('2026-01-31T10:00:00');
    expect(localTime('2026-01-31 10:00', 'Europe/Tallinn')).toBe('2026-01-31 10:00');
  });

  it.each([
    ['2026-01-31T08:00:00Z', '2026-01-31T10:00:00'],
    ['2026-07-31T08:00:00Z', '2026-07-31T11:00:00'],
    ['2026-01-31T10:00:00-05:00', '2026-01-31T17:00:00'],
    ['2026-01-31T08:00:00.750Z', '2026-01-31T10:00:00'],
    // The hour that the clock shows twice in autumn, once before and once after it is turned back.
    ['2026-10-25T00:30:00Z', '2026-10-25T03:30:00'],
    ['2026-10-25T01:30:00Z', '2026-10-25T03:30:00'],
    // The hour that it skips in spring.
    ['2026-03-29T00:59:59Z', '2026-03-29T02:59:59'],
    ['2026-03-29T01:00:00Z', '2026-03-29T04:00:00'],
  ])('%s is %s in Tallinn', (instant, local) => {
    expect(localTime(instant, 'Europe/Tallinn')).toBe(local);
  });

  it('are refused with an offset where the zone of the site is not known', () => {
    expect(() => localTime('2026-01-31T08:00:00Z', undefined, 'record.start')).toThrow(
      expect.objectContaining({
        code: 'input_invalid',
        facts: expect.objectContaining({ errors: [expect.objectContaining({ field: 'record.start' })] }),
      }),
    );
    expect(toLocalTime('2026-01-31T08:00:00Z', 'Nowhere/Atlantis')).toHaveProperty('problem');
    expect(toLocalTime('tomorrow', 'Europe/Tallinn')).toHaveProperty('problem');
  });

  it('stand for an instant: the first of two, and after a gap the hour that follows', () => {
    expect(String(instantOf('2026-10-25T03:30:00', 'Europe/Tallinn'))).toBe('2026-10-25T00:30:00Z');
    expect(String(instantOf('2026-03-29T03:30:00', 'Europe/Tallinn'))).toBe('2026-03-29T01:30:00Z');
    expect(String(instantOf('2026-01-31T10:00:00+02:00', undefined))).toBe('2026-01-31T08:00:00Z');
    expect(instantOf('2026-01-31T10:00:00', undefined)).toBeUndefined();
    expect(instantOf('soon', 'Europe/Tallinn')).toBeUndefined();
  });
});

describe('a runtime without Temporal', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  it('gets the same times from the polyfill', () => {
    vi.stubGlobal('Temporal', undefined);
    expect(localTime('2026-07-31T08:00:00Z', 'Europe/Tallinn')).toBe('2026-07-31T11:00:00');
    expect(String(instantOf('2026-10-25T03:30:00', 'Europe/Tallinn'))).toBe('2026-10-25T00:30:00Z');
  });
});

describe('lengths of time', () => {
  it.each([
    ['00:00:00', 0],
    ['01:30:00', 5400],
    ['125:30:15', 451_815],
    ['-00:15:00', -900],
  ])('%s is %i seconds and back', (text, seconds) => {
    expect(readDuration(text)).toBe(text);
    expect(durationToSeconds(text)).toBe(seconds);
    expect(secondsToDuration(seconds)).toBe(text);
  });

  it('are nothing else', () => {
    expect([readDuration('1:30'), readDuration('01:60:00'), readDuration(90), readDuration('')]).toEqual([
      unexpected,
      unexpected,
      unexpected,
      null,
    ]);
    expect(() => durationToSeconds('1:30')).toThrow(RangeError);
    expect(() => secondsToDuration(1.5)).toThrow(RangeError);
  });
});

describe('custom fields', () => {
  it.each<[unknown, unknown]>([
    [
      [
        { id: 'c_x', name: 'X', value: 5, type: 'int' },
        { id: 'c_y', name: 'Y', value: null, type: 'text' },
      ],
      { c_x: 5, c_y: null },
    ],
    [[], {}],
    ['', null],
    [
      { c_x: { id: 'c_x', value: 'a' }, c_y: 'b' },
      { c_x: 'a', c_y: 'b' },
    ],
    [[{ name: 'no id', value: 1 }], unexpected],
    [[7], unexpected],
    ['c_x', unexpected],
  ])('%j are read as %j', (wire, clean) => {
    expect(readCustomFields(wire)).toEqual(clean);
  });

  it('are written in the array form', () => {
    expect(writeCustomFields({ c_x: 5, c_y: null, c_z: undefined })).toEqual([
      { id: 'c_x', value: 5 },
      { id: 'c_y', value: null },
    ]);
  });
});

describe('the time zone of a site', () => {
  it('is the one that was set, before the one that the login told', () => {
    const told = { timeZone: 'Europe/Riga' };
    expect(siteTimeZone({ properties: new Map([['timeZone', 'Europe/Tallinn']]), sessionFacts: told })).toBe(
      'Europe/Tallinn',
    );
    expect(siteTimeZone({ properties: new Map(), sessionFacts: told })).toBe('Europe/Riga');
    expect(siteTimeZone({ properties: new Map(), sessionFacts: {} })).toBeUndefined();
  });
});
