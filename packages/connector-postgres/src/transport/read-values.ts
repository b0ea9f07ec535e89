import pg from 'pg';

type Read = (text: string) => unknown;

const asNumber: Read = (text) => {
  const value = Number(text);
  // NaN and Infinity have no place in JSON.
  return Number.isFinite(value) ? value : text;
};
/** `2026-01-31 09:30:00.123456+00` -> `2026-01-31T09:30:00.123456Z`; the session's zone is UTC. */
const asMoment: Read = (text) => text.replace(/^(\d{4,}-\d\d-\d\d) /, '$1T').replace(/\+00$/, 'Z');
const asJson: Read = (text) => JSON.parse(text);

/** By the number of the type (pg_type.oid); every other is the text that PostgreSQL writes, so that no digit is lost. */
const readers: ReadonlyMap<number, Read> = new Map<number, Read>([
  [16, (text) => text === 't'],
  [21, asNumber],
  [23, asNumber],
  [26, asNumber],
  [700, asNumber],
  [701, asNumber],
  [114, asJson],
  [3802, asJson],
  [1114, asMoment],
  [1184, asMoment],
]);

/** The type of each array's items. */
const itemTypes: ReadonlyMap<number, number> = new Map([
  [1000, 16],
  [1005, 21],
  [1007, 23],
  [1021, 700],
  [1022, 701],
  [199, 114],
  [3807, 3802],
  [1115, 1114],
  [1185, 1184],
  [1009, 25],
  [1015, 1043],
  [1016, 20],
  [1182, 1082],
  [1231, 1700],
  [2951, 2950],
]);

const textArray = 1009;

/** The items of an array as text: read by the driver's own reader of `text[]`, whose number its types leave out. */
function itemsOf(text: string): unknown {
  const parse: unknown = Reflect.apply(pg.types.getTypeParser, pg.types, [textArray]);
  return typeof parse === 'function' ? Reflect.apply(parse, undefined, [text]) : text;
}

/** How values are read: what JSON holds exactly as such, all else as exact text; lists as lists. */
export const exactTypes = {
  getTypeParser(type: number): Read {
    const item = itemTypes.get(type);
    if (item === undefined) return readers.get(type) ?? String;
    const read = readers.get(item) ?? String;
    const each = (value: unknown): unknown =>
      Array.isArray(value) ? value.map(each) : typeof value === 'string' ? read(value) : value;
    return (text) => each(itemsOf(text));
  },
};
