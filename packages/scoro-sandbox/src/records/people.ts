import { at, chance } from './chance.ts';
import { firstNames, lastNames } from './vocabulary.ts';

/** The people who work at the site's company: its Scoro users. Their names are the same in every sandbox company. */
export interface Person {
  readonly id: number;
  readonly first: string;
  readonly last: string;
  readonly status: 'active' | 'inactive' | 'pending';
  readonly category: 'admin' | 'user' | 'cupo';
  readonly position: string;
  /** The part of the e-mail address before the @. */
  readonly mailbox: string;
}

export const USERS = 24;
const positions = [
  'Designer',
  'Developer',
  'Project manager',
  'Copywriter',
  'Account manager',
  'Producer',
  'Accountant',
  'Consultant',
] as const;

const people = Array.from({ length: USERS }, (_, index): Person => {
  const [first, last] = [at(firstNames, index), at(lastNames, index)];
  return {
    id: index + 1,
    first,
    last,
    status: index === 3 ? 'inactive' : index === 4 ? 'pending' : 'active',
    category: index === 0 ? 'admin' : index === USERS - 1 ? 'cupo' : 'user',
    position: index === 0 ? 'Managing director' : at(positions, index),
    mailbox: `${plainLetters(first)}.${plainLetters(last)}`,
  };
});

export function personOf(index: number): Person {
  return at(people, index);
}

function plainLetters(name: string): string {
  return name
    .normalize('NFD')
    .replace(/[^a-zA-Z]/g, '')
    .toLowerCase();
}

export function emailOf(person: Person, company: string): string {
  return `${person.mailbox}@${company}.example`;
}

/** A user id whose user is active, by row number. */
export function activeUser(index: number, salt: number): number {
  const id = 1 + (chance(index, salt) % (USERS - 1));
  return id === 4 || id === 5 ? id + 2 : id;
}
