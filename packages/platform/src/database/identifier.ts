import { randomUUIDv7 } from 'node:crypto';

/** Prefixes of ids: the first three letters tell what an id is of. */
export type IdentifierPrefix =
  | 'acc'
  | 'ins'
  | 'cal'
  | 'usr'
  | 'tok'
  | 'ses'
  | 'lnk'
  | 'key'
  | 'nod'
  | 'rot'
  | 'evt'
  | 'eep'
  | 'edl'
  | 'tpl'
  | 'cyc'
  | 'run'
  | 'trx';

/** A new id such as `acc_01a20c5c507a77bf9e66647d9ff5cf1d`: a prefix and a UUID version 7, so that ids sort by when they were made. */
export function newIdentifier(prefix: IdentifierPrefix): string {
  return `${prefix}_${randomUUIDv7().replaceAll('-', '')}`;
}
