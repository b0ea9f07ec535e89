import type { Field, Fields } from '@tandem/connector-kit';
import { isMembers } from '../values/wire-json.ts';
import { softened, together, type Likeness } from './likeness.ts';
import { saysSomething, textLikeness } from './text-likeness.ts';
import { valueLikeness } from './value-likeness.ts';

type Members = Readonly<Record<string, unknown>>;

/** How a record compares with what was sent. */
export interface RecordLikeness {
  readonly is: Likeness;
  /** Whether a text that tells records apart was found again. */
  readonly told: boolean;
}

/** Texts that a person tells records apart by. Others are codes, such as a currency, which Scoro may complete or correct. */
const names = /(?:^|_)(?:name|lastname|title|reason)$/;
/** Numbers and codes of one record; Scoro may give others than were sent. */
const numbers = /^(?:no|code|reference_no|id_code)$/;

/** Whether what was sent has a text that would tell its record from others. */
export function hasTellingText(fields: Fields, sent: Members): boolean {
  return comparable(fields, sent).some(([name, field, value]) => {
    if (typeof value === 'string') return isTelling(name, field) && saysSomething(value);
    if (isMembers(value)) return field.kind === 'object' && hasTellingText(field.fields ?? {}, value);
    const inner = field.of?.kind === 'object' ? (field.of.fields ?? {}) : undefined;
    return inner !== undefined && Array.isArray(value) && membersOf(value).some((item) => hasTellingText(inner, item));
  });
}

/**
 * Compares what was sent with what a record carries of it. Members that no field is declared for, that Scoro sets itself, or that the record does not
 * carry are left out.
 */
export function recordLikeness(
  fields: Fields,
  sent: Members,
  found: Members,
  timeZone: string | undefined,
): RecordLikeness {
  const all: Likeness[] = [];
  let told = false;
  let proseDiffers = false;
  for (const [name, field, value] of comparable(fields, sent)) {
    const there = Object.hasOwn(found, name) ? found[name] : undefined;
    if (there === undefined) continue;
    if (isText(field) && typeof value === 'string') {
      const likeness = textLikeness(value, typeof there === 'string' ? there : '');
      told ||= likeness === 'same' && isTelling(name, field) && saysSomething(value);
      proseDiffers ||= field.kind === 'richText' && likeness === 'other';
      all.push(names.test(name) ? likeness : softened(likeness));
    } else {
      const member = memberLikeness(field, value, there, timeZone);
      told ||= member.told;
      all.push(member.is);
    }
  }
  // Where nothing else tells it, another description is another record; beside the right name it may have been edited on the way.
  return { is: proseDiffers && !told ? 'other' : together(all), told };
}

function memberLikeness(field: Field, sent: unknown, found: unknown, timeZone: string | undefined): RecordLikeness {
  switch (field.kind) {
    case 'object':
      return isMembers(sent) && isMembers(found)
        ? recordLikeness(field.fields ?? {}, sent, found, timeZone)
        : { is: 'unsure', told: false };
    case 'list':
      return field.of?.kind === 'object'
        ? linesLikeness(field.of.fields ?? {}, sent, found, timeZone)
        : { is: sameSet(sent, found) ? 'same' : 'unsure', told: false };
    case 'map':
      return { is: holdsAll(sent, found) ? 'same' : 'unsure', told: false };
    default:
      return { is: valueLikeness(field, sent, found, timeZone), told: false };
  }
}

/** Lines in their order. In another, or with more of them, it may be the same; not where one that was sent is like none. */
function linesLikeness(fields: Fields, sent: unknown, found: unknown, timeZone: string | undefined): RecordLikeness {
  const [ours, theirs] = [membersOf(sent), membersOf(found)];
  if (ours.length === 0 || theirs.length === 0) return { is: 'unsure', told: false };
  const pairs = ours.map((line, place) => recordLikeness(fields, line, theirs[place] ?? {}, timeZone));
  const told = pairs.some((pair) => pair.told);
  const is = together(pairs.map((pair) => pair.is));
  if (is !== 'other') return { is: ours.length === theirs.length ? is : 'unsure', told };
  const isLost = ours.some((line) =>
    theirs.every((other) => recordLikeness(fields, line, other, timeZone).is === 'other'),
  );
  return { is: isLost ? 'other' : 'unsure', told };
}

function sameSet(sent: unknown, found: unknown): boolean {
  if (!Array.isArray(sent) || !Array.isArray(found)) return false;
  return JSON.stringify(sent.map(String).toSorted()) === JSON.stringify(found.map(String).toSorted());
}

/** Whether each member of what was sent stands in what was found; one text may stand as a list of one. */
function holdsAll(sent: unknown, found: unknown): boolean {
  if (!isMembers(sent) || !isMembers(found)) return false;
  return Object.entries(sent).every(([name, value]) => {
    const there = Object.hasOwn(found, name) ? found[name] : undefined;
    return isNothing(value) || sameSet(listed(value), listed(there));
  });
}

function listed(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value];
}

function membersOf(value: unknown): readonly Members[] {
  return Array.isArray(value) ? value.filter(isMembers) : [];
}

/** The members of what was sent that say something and come back in the form in which they were sent. */
function comparable(fields: Fields, sent: Members): readonly (readonly [string, Field, unknown])[] {
  return Object.entries(sent).flatMap(([name, value]) => {
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (field === undefined || field.readOnly === true || field.writeOnly === true || field.writes !== undefined)
      return [];
    return isNothing(value) ? [] : [[name, field, value] as const];
  });
}

function isNothing(value: unknown): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

function isText({ kind }: Field): boolean {
  return kind === 'text' || kind === 'richText';
}

function isTelling(name: string, field: Field): boolean {
  return field.kind === 'richText' || (field.kind === 'text' && (names.test(name) || numbers.test(name)));
}
