import { at, chance, percent } from './chance.ts';
import type { Field, FieldOptions } from './field.ts';
import { derived, field, inDetail, inView } from './field.ts';
import type { Kind } from './kind.ts';
import { address, firstAddress, firstAddressId } from './kinds/address.ts';
import { customFields } from './kinds/custom-fields.ts';
import { cents, decimal } from './kinds/decimal.ts';
import type { LineMemberName } from './kinds/document-lines.ts';
import { documentLines, linesOf } from './kinds/document-lines.ts';
import { flag, integer, number, numericText } from './kinds/number.ts';
import { nullableText, plainText, text } from './kinds/text.ts';
import { date, dateTime } from './kinds/time.ts';
import { contactName, memberOf, sumOfLines, sumText } from './related.ts';
import type { Size } from './size.ts';
import { contactOfCompany, staffOf } from './size.ts';
import { accountId, createdDate, deletedFields, idField, modifiedDate, ownerFields } from './usual-fields.ts';
import type { Value } from './value.ts';
import { isList, isValueMap } from './value.ts';

export const DAY = 86_400_000;
const CONTACT_ID = 1001;
const PROJECT_ID = 201;

/** What tells one kind of document from another. */
export interface DocumentKind {
  readonly module: string;
  readonly salt: number;
  readonly count: (size: Size) => number;
  /** What `no` looks like. */
  readonly no: Field;
  readonly statuses: readonly string[];
  readonly lineMembers: readonly LineMemberName[];
  /** The form of created_date and modified_date. */
  readonly times?: Kind;
  /** Where names of other records appear. */
  readonly names?: FieldOptions;
  readonly projectName?: FieldOptions;
  /** Days from date to deadline; without it the documents have no deadline. */
  readonly days?: number;
  /** Usual members that this kind does not have. */
  readonly without?: readonly string[];
}

/** Members of a line that most documents share, in one order. */
export const usualLine: readonly LineMemberName[] = [
  'id',
  'product_id',
  'product_name',
  'product_code',
  'comment',
  'comment2',
  'price',
  'amount',
  'amount2',
  'discount',
  'sum',
  'vat',
  'vat_code_id',
  'vat_code',
  'unit',
  'finance_object_id',
  'finance_object_name',
  'finance_object_symbol',
  'finance_account_id',
  'finance_account_name',
  'finance_account_symbol',
  'cost',
  'supplier_id',
  'doer_id',
  'role_id',
  'is_internal',
  'project_id',
  'project_name',
  'custom_fields',
];

export function companyAt(index: number, salt: number, size: Size): number {
  return contactOfCompany(chance(index, salt) % size.companies);
}

export function companyId(salt: number): Field {
  return field('company_id', integer, (index, world) => CONTACT_ID + companyAt(index, salt, world.size), {
    basic: true,
  });
}

export function personId(salt: number): Field {
  return field('person_id', integer, (index, world) => {
    const staff = staffOf(companyAt(index, salt, world.size))[0];
    return staff === undefined || percent(index, salt + 5, 30) ? null : CONTACT_ID + staff;
  });
}

export function projectId(salt: number): Field {
  return field('project_id', integer, (index, world) =>
    percent(index, salt + 6, 40) ? null : PROJECT_ID + (chance(index, salt + 7) % world.size.projects),
  );
}

function documentDate(kind: DocumentKind): Field {
  return field(
    'date',
    date,
    (index, world) => world.clock.dateOfDay(world.clock.workday(world.clock.along(index, kind.count(world.size)))),
    {
      rising: true,
      initial: (world) => world.clock.date(world.now()),
      basic: true,
    },
  );
}

function vatSum(lines: Value): string {
  if (!isList(lines)) return '0.00';
  return cents(
    lines.reduce(
      (sum: number, line) =>
        isValueMap(line) ? sum + Math.round(Number(line['sum'] ?? 0) * Number(line['vat'] ?? 0)) : sum,
      0,
    ),
  );
}

/** Everything due on a document, VAT included, as a double. */
export function totalOf(lines: Value): number {
  return sumOfLines(lines, 'sum') / 100 + Number(vatSum(lines));
}

/** The members that all documents have. `lines` is null in flat lists. */
export function documentFields(kind: DocumentKind): Field[] {
  const { salt, count, names = { in: inView }, times = dateTime, without = [] } = kind;
  const all = [
    idField('id'),
    kind.no,
    field('discount', decimal(6), '0.000000'),
    field('discount2', decimal(6), null, { initial: null }),
    field('discount3', decimal(6), null, { initial: null }),
    derived('sum', decimal(2), (row) => sumText(row.get('lines'), 'sum'), { basic: true }),
    derived('vat_sum', decimal(2), (row) => vatSum(row.get('lines'))),
    field('vat', decimal(3), null, { initial: null }),
    field('vat_code_id', numericText, null),
    field('vat_code', text, ''),
    companyId(salt),
    derived('company_name', plainText, (row) => contactName(row, 'company_id'), names),
    derived(
      'company_address',
      address,
      (row, world) => firstAddress(memberOf(world, 'contacts', row.get('company_id'), 'addresses')),
      names,
    ),
    personId(salt),
    derived('person_name', plainText, (row) => contactName(row, 'person_id'), names),
    derived('company_address_id', integer, (row, world) =>
      firstAddressId(memberOf(world, 'contacts', row.get('company_id'), 'addresses')),
    ),
    field('interested_party_id', integer, null),
    field('interested_party_address_id', integer, null),
    projectId(salt),
    derived(
      'project_name',
      plainText,
      (row, world) => memberOf(world, 'projects', row.get('project_id'), 'project_name'),
      kind.projectName ?? names,
    ),
    field('currency', text, 'EUR', { initial: 'EUR', basic: true }),
    field('currency_rate', number, 1, { initial: 1 }),
    ...ownerFields(salt + 1),
    documentDate(kind),
    ...(kind.days === undefined ? [] : [deadline(kind, kind.days)]),
    field('status', text, (index) => at(kind.statuses, chance(index, salt + 8)), {
      initial: kind.statuses[0] ?? '',
      basic: true,
    }),
    field('description', text, (index) => (percent(index, salt + 9, 40) ? '<p>As discussed.</p>' : '')),
    accountId(),
    field('is_sent', flag, (index) => (percent(index, salt + 10, 70) ? 1 : 0)),
    field('is_role_based', flag, 0),
    field('local_price_list_id', integer, null),
    field('lines', documentLines(kind.lineMembers), (index) => linesOf(index, salt), { in: inDetail, listAs: null }),
    createdDate(count, times),
    modifiedDate(count, times),
    customFields(kind.module),
    ...deletedFields(),
  ];
  return all.filter((member) => !without.includes(member.name));
}

function deadline(kind: DocumentKind, days: number): Field {
  return field(
    'deadline',
    date,
    (index, world) => world.clock.date(world.clock.along(index, kind.count(world.size)) + days * DAY),
    { initial: (world) => world.clock.date(world.now() + days * DAY) },
  );
}

/** `no` as a JSON number, for the documents that have it so. */
export function numberedFrom(first: number): Field {
  return field('no', integer, (index) => first + index, {
    initial: (world) => first + 100_000 + world.nextId('number'),
    basic: true,
  });
}

/** `no` as a text. */
export function textNumberedFrom(first: number, prefix = ''): Field {
  return field('no', nullableText, (index) => `${prefix}${first + index}`, {
    initial: (world) => `${prefix}${first + 100_000 + world.nextId('number')}`,
    basic: true,
  });
}
