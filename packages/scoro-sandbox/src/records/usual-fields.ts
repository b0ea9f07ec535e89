import { chance } from './chance.ts';
import type { Field, FieldOptions } from './field.ts';
import { derived, field } from './field.ts';
import type { Kind } from './kind.ts';
import { flag, integer } from './kinds/number.ts';
import { json } from './kinds/structure.ts';
import { text } from './kinds/text.ts';
import { dateTime } from './kinds/time.ts';
import { activeUser } from './people.ts';
import { userEmail } from './related.ts';
import type { Size } from './size.ts';

/** Members that most modules have, in one way. */

const HOUR = 3_600_000;

export function idField(name: string): Field {
  return derived(name, integer, (row) => row.id, { basic: true });
}

/** When the record was last changed; rises with the row number. */
export function modifiedDate(count: (size: Size) => number, kind: Kind = dateTime, options: FieldOptions = {}): Field {
  return field('modified_date', kind, (index, world) => world.clock.along(index, count(world.size)), {
    rising: true,
    readOnly: true,
    initial: (world) => world.now(),
    ...options,
  });
}

/** When the record came into being; every fourth was never changed since. */
export function createdDate(count: (size: Size) => number, kind: Kind = dateTime): Field {
  return field(
    'created_date',
    kind,
    (index, world) => {
      const modified = world.clock.along(index, count(world.size));
      return index % 4 === 0 ? modified : Math.max(world.clock.from, modified - (chance(index, 3) % 700) * HOUR);
    },
    { readOnly: true, initial: (world) => world.now() },
  );
}

export function deletedFields(kind: Kind = dateTime): Field[] {
  return [
    derived('is_deleted', flag, (row) => (row.deleted === null ? 0 : 1)),
    derived('deleted_date', kind, (row) => row.deleted),
  ];
}

export function ownerFields(salt: number): Field[] {
  return [
    field('owner_id', integer, (index) => activeUser(index, salt), { initial: (_world, author) => author.user ?? 1 }),
    derived('owner_email', text, (row, world) => userEmail(world, row.get('owner_id'))),
  ];
}

export function authorFields(salt: number): Field[] {
  return [
    field('created_user', integer, (index) => activeUser(index, salt), {
      readOnly: true,
      initial: (_world, author) => author.user ?? 0,
    }),
    field('modified_user', integer, (index) => activeUser(index, salt + 1), {
      readOnly: true,
      initial: (_world, author) => author.user ?? 0,
    }),
  ];
}

/** What the user behind a user_token may do with the record; not answered to an apiKey. */
export function permissions(asList = true): Field {
  const rights = { view: 1, modify: 1, delete: 1 };
  return derived('permissions', json, () => (asList ? [rights] : rights), { userTokenOnly: true });
}

export function accountId(): Field {
  return field('account_id', text, (_index, world) => world.entities[0]?.id ?? world.company, {
    initial: (_world, author) => author.entity,
  });
}
