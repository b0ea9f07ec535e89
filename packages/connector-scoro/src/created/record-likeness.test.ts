import { describe, expect, it } from 'vitest';
import {
  choice,
  date,
  dateTime,
  decimal,
  duration,
  flag,
  integer,
  list,
  map,
  object,
  readAndWrite,
  richText,
  text,
} from '@tandem/connector-kit';
import { hasTellingText, recordLikeness } from './record-likeness.ts';

const fields = {
  id: integer({ readOnly: true }),
  name: text(),
  no: text(),
  description: richText(),
  currency: text(),
  status: choice(['open', 'done']),
  project_id: integer({ refersTo: 'projects' }),
  sortorder: integer(),
  is_personal: flag(),
  sum: decimal({ scale: 2 }),
  date: date(),
  birthday: date({ wire: 'partialDate' }),
  start: dateTime(),
  length: duration(),
  users: list(integer()),
  lines: list(object({ comment: richText(), amount: decimal(), product_id: integer({ refersTo: 'products' }) })),
  address: object({ street: text(), city_name: text() }),
  means: map(list(text())),
  module: text({ writeOnly: true }),
  guests: readAndWrite(list(object({ id: integer() })), list(integer())),
};

function likeness(sent: object, found: object, timeZone?: string) {
  return recordLikeness(fields, { ...sent }, { ...found }, timeZone).is;
}

describe('a text that tells records apart', () => {
  it.each([
    ['Tamm & Co', 'Tamm &amp; Co', 'same'],
    ['Tamm & Co', ' TAMM  &amp;amp; Co ', 'same'],
    ['<p>Call&nbsp;him</p>', '&lt;p&gt;Call him&lt;/p&gt;', 'same'],
    ['Café', 'Cafe\u0301', 'same'],
    ['Launch 🚀 now', 'Launch ? now', 'unsure'],
    ['Прага', '?????', 'unsure'],
    ['Part 1', 'Part 10', 'other'],
    ['x'.repeat(300), 'x'.repeat(255), 'unsure'],
    ['Lunch', 'Dinner', 'other'],
    ['Lunch', '', 'unsure'],
  ])('%j sent and %j found is %s', (sent, found, expected) => {
    expect(likeness({ name: sent }, { name: found })).toBe(expected);
  });

  it('is a name, a number or prose, also of a line, and says something', () => {
    expect(hasTellingText(fields, { name: 'A' })).toBe(true);
    expect(hasTellingText(fields, { no: '12' })).toBe(true);
    expect(hasTellingText(fields, { description: '<p>A</p>' })).toBe(true);
    expect(hasTellingText(fields, { lines: [{ amount: 1 }, { comment: 'A' }] })).toBe(true);
    expect(hasTellingText(fields, { address: { city_name: 'Tartu' } })).toBe(true);
    expect(hasTellingText(fields, { description: '<p> </p>', name: null })).toBe(false);
    expect(hasTellingText(fields, { currency: 'EUR', project_id: 4, status: 'open', module: 'tasks' })).toBe(false);
    expect(hasTellingText(fields, { unheard_of_name: 'A' })).toBe(false);
  });
});

describe('a value', () => {
  it.each([
    [{ sum: 12.5 }, { sum: '12.500000' }, 'same'],
    [{ sum: '12.345' }, { sum: '12.35' }, 'same'],
    [{ sum: '12' }, { sum: '13.00' }, 'unsure'],
    [{ length: '01:30:20' }, { length: '01:30:00' }, 'same'],
    [{ length: '01:30:00' }, { length: '01:00:00' }, 'unsure'],
    [{ is_personal: false }, { is_personal: null }, 'same'],
    [{ is_personal: true }, { is_personal: false }, 'unsure'],
    [{ date: '2026-11-02' }, { date: '2026-11-03' }, 'other'],
    [{ date: '2026-11-02' }, { date: null }, 'unsure'],
    [{ birthday: '2026-11-02' }, { birthday: '11-02' }, 'unsure'],
    [{ start: '2026-11-02T09:00:00' }, { start: '2026-11-02T09:00:00+01:00' }, 'same'],
    [{ start: '2026-11-02T09:00:00' }, { start: '2026-11-02T10:00:00+01:00' }, 'unsure'],
    [{ start: '2026-11-02T09:00:00' }, { start: '2026-11-03T09:00:00+01:00' }, 'other'],
    [{ start: '2026-11-02T08:00:00Z' }, { start: '2026-11-02T09:00:00+01:00' }, 'same'],
    [{ start: '2026-11-02T08:00:00Z' }, { start: '2026-11-02T09:00:00' }, 'unsure'],
    [{ project_id: 4 }, { project_id: 4 }, 'same'],
    [{ project_id: 4 }, { project_id: 5 }, 'other'],
    [{ project_id: 4 }, { project_id: 0 }, 'unsure'],
    [{ project_id: 4 }, {}, 'same'],
    [{ sortorder: 4 }, { sortorder: 5 }, 'unsure'],
    [{ status: 'open' }, { status: 'done' }, 'unsure'],
    [{ currency: 'eur' }, { currency: 'EUR' }, 'same'],
    [{ currency: 'EUR' }, { currency: 'USD' }, 'unsure'],
    [{ no: '12' }, { no: '13' }, 'unsure'],
    [{ users: [2, 1] }, { users: [1, 2] }, 'same'],
    [{ users: [1] }, { users: [1, 2] }, 'unsure'],
    [{ means: { email: 'a@example.com', phone: null } }, { means: { email: ['a@example.com'] } }, 'same'],
    [{ means: { email: ['a@example.com'] } }, { means: null }, 'unsure'],
    [{ address: { city_name: 'Tartu' } }, { address: { city_name: 'Narva' } }, 'other'],
    [{ address: { city_name: 'Tartu' } }, { address: null }, 'unsure'],
    [{ id: 1, module: 'tasks', guests: [1], unheard_of: 1 }, { id: 2, module: 'x', guests: [], unheard_of: 2 }, 'same'],
  ])('%j sent and %j found', (sent, found, expected) => {
    expect(likeness(sent, found)).toBe(expected);
  });

  it('of another offset is the same moment where the zone of the site is known', () => {
    expect(likeness({ start: '2026-11-02T08:00:00Z' }, { start: '2026-11-02T09:00:00' }, 'Europe/Berlin')).toBe('same');
  });
});

describe('a record', () => {
  it('is another where one value is, unsure where one is', () => {
    expect(likeness({ name: 'A', project_id: 4, status: 'open' }, { name: 'A', project_id: 4, status: 'done' })).toBe(
      'unsure',
    );
    expect(likeness({ name: 'A', project_id: 4, status: 'open' }, { name: 'A', project_id: 5, status: 'done' })).toBe(
      'other',
    );
  });

  it('of the same name and another description may have been edited; without a name it is another', () => {
    expect(likeness({ name: 'A', description: 'One' }, { name: 'A', description: 'Two' })).toBe('unsure');
    expect(likeness({ project_id: 4, description: 'One' }, { project_id: 4, description: 'Two' })).toBe('other');
  });

  it('has the lines that were sent, in whatever order', () => {
    const [one, two] = [
      { comment: 'One', amount: 1 },
      { comment: 'Two', amount: 2 },
    ];
    const found = [
      { comment: '<p>One</p>', amount: '1.000000' },
      { comment: 'Two', amount: '2.000000' },
    ];
    expect(likeness({ lines: [one, two] }, { lines: found })).toBe('same');
    expect(likeness({ lines: [two, one] }, { lines: found })).toBe('unsure');
    expect(likeness({ lines: [one] }, { lines: found })).toBe('unsure');
    expect(likeness({ lines: [one, { comment: 'Three' }] }, { lines: found })).toBe('other');
    expect(likeness({ lines: [one] }, { lines: null })).toBe('unsure');
    expect(recordLikeness(fields, { lines: [one] }, { lines: found.slice(0, 1) }, undefined).told).toBe(true);
  });
});
