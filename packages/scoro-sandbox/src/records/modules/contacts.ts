import { at, chance, percent } from '../chance.ts';
import type { FieldOptions } from '../field.ts';
import { derived, field, inDetail, inView } from '../field.ts';
import { addressOf, addresses } from '../kinds/address.ts';
import { contactMeans } from '../kinds/contact-means.ts';
import { customFields } from '../kinds/custom-fields.ts';
import { flag, integer } from '../kinds/number.ts';
import { idList, json, textList } from '../kinds/structure.ts';
import { nullableText, plainText, text } from '../kinds/text.ts';
import { dateTime, zeroDate } from '../kinds/time.ts';
import { defineModule } from '../module.ts';
import { activeUser } from '../people.ts';
import { where } from '../query.ts';
import { memberOf, userEmail } from '../related.ts';
import { Refusal } from '../refusal.ts';
import type { Row } from '../row.ts';
import type { Size } from '../size.ts';
import { employerOf, isCompany, staffOf } from '../size.ts';
import { createdDate, idField, modifiedDate, permissions } from '../usual-fields.ts';
import type { Value } from '../value.ts';
import { cities, companyForms, companyTrades, companyWords, firstNames, lastNames, streets } from '../vocabulary.ts';
import type { World } from '../world.ts';
import { categoryNames } from './categories.ts';
import { tagNames } from './tags.ts';

const count = (size: Size): number => size.contacts;
const FIRST = 1001;
const detail: FieldOptions = { in: inDetail };

function companyName(index: number): string {
  const place = Math.floor(index / 5) * 2 + (index % 5);
  return `${at(companyWords, place)} ${at(companyTrades, Math.floor(place / 3))} ${at(companyForms, place)}`;
}

function firstName(index: number): string {
  return at(firstNames, chance(index, 21));
}

function lastName(index: number): string {
  return at(lastNames, chance(index, 22));
}

function plain(name: string): string {
  return name
    .normalize('NFD')
    .replace(/[^a-zA-Z]/g, '')
    .toLowerCase();
}

function means(index: number): Value {
  if (percent(index, 23, 8)) return null;
  if (isCompany(index))
    return {
      email: [`info@${plain(companyName(index)).slice(0, 20)}.example`],
      phone: [`+372 6${100_000 + index}`],
      website: [`https://www.${plain(companyName(index)).slice(0, 20)}.example/`],
    };
  const email = `${plain(firstName(index))}.${plain(lastName(index))}@${plain(companyName(employerOf(index))).slice(0, 20)}.example`;
  return percent(index, 24, 50) ? { email: [email], mobile: [`+372 5${1_000_000 + index}`] } : { email: [email] };
}

function addressesAt(index: number): Value {
  if (!isCompany(index) && percent(index, 25, 60)) return null;
  const city = at(cities, chance(index, 26));
  return [addressOf({ ...city, municipality: '', street: at(streets, chance(index, 27)) }, 8001 + index)];
}

function related(row: Row, world: World): Value {
  const contact = (id: number): Value => ({
    related_company_id: id,
    related_company_name: memberOf(world, 'contacts', id, 'name'),
  });
  if (row.index < 0) return [];
  return isCompany(row.index) ? [] : [contact(FIRST + employerOf(row.index))];
}

const documents = ['projects', 'tasks', 'calendar', 'invoices', 'prepayments', 'bills', 'quotes', 'orders'] as const;

/** The modules whose records may belong to a contact. */
export const relatedToContacts = documents;

function hasRelations(row: Row, world: World): boolean {
  const member = row.get('contact_type') === 'person' ? 'person_id' : 'company_id';
  const staff =
    row.index >= 0 &&
    isCompany(row.index) &&
    staffOf(row.index).some((person) => world.table('contacts').live(FIRST + person) !== undefined);
  return staff || documents.some((module) => where(world.table(module), member, row.id, 1).length > 0);
}

export const contacts = defineModule({
  path: 'contacts',
  title: 'Contacts',
  id: 'contact_id',
  firstId: FIRST,
  actions: ['list', 'view', 'modify', 'delete', 'getRelatedObjects', 'filters'],
  count,
  attestedFilters: ['modified_date', 'name', 'is_client', 'contact_type'],
  entityType: (row) => (row.get('contact_type') === 'person' ? 'person' : 'company'),
  webhookModule: (row) => (row.get('contact_type') === 'person' ? 'persons' : 'companies'),
  fields: [
    idField('contact_id'),
    field('name', plainText, (index) => (isCompany(index) ? companyName(index) : firstName(index)), { basic: true }),
    field('lastname', plainText, (index) => (isCompany(index) ? '' : lastName(index)), { basic: true }),
    derived('search_name', plainText, (row) => `${row.text('name')} ${row.text('lastname')}`.trim()),
    field('contact_type', text, (index) => (isCompany(index) ? 'company' : 'person'), {
      initial: 'company',
      basic: true,
    }),
    field('id_code', text, (index) => (isCompany(index) ? String(10_000_000 + index) : '')),
    field('bankaccount', nullableText, (index) =>
      index % 7 === 0 ? `EE38220022102014${1000 + (index % 9000)}` : index % 2 === 0 ? '' : null,
    ),
    field('birthday', zeroDate, (index) =>
      !isCompany(index) && percent(index, 28, 30) ? `19${70 + (index % 29)}-0${1 + (index % 9)}-1${index % 10}` : null,
    ),
    field('position', text, (index) =>
      isCompany(index) ? '' : at(['CEO', 'Marketing manager', 'Buyer', 'Assistant', ''], index),
    ),
    field('comments', text, (index) => (percent(index, 29, 10) ? '<p>Prefers e-mail.</p>' : '')),
    field('sex', text, (index) => (isCompany(index) ? '' : at(['F', 'M'], index))),
    field('vatno', text, (index) => (isCompany(index) && index % 3 !== 0 ? `EE${100_000_000 + index}` : '')),
    field('timezone', text, (index) => at(['', 'Europe/Tallinn', 'Europe/Berlin'], index)),
    field('manager_id', integer, (index) => activeUser(index, 30), { initial: (_world, author) => author.user ?? 0 }),
    derived('manager_email', text, (row, world) => userEmail(world, row.get('manager_id')), detail),
    field('is_supplier', flag, (index) => (isCompany(index) && index % 4 === 0 ? 1 : 0)),
    field('is_client', flag, (index) => (isCompany(index) && index % 4 !== 0 ? 1 : 0), { initial: 1 }),
    field('client_profile_id', integer, (index) => (isCompany(index) ? 1 + (index % 4) : 0), { initial: 0 }),
    createdDate(count),
    modifiedDate(count),
    derived('deleted_date', dateTime, (row) => row.deleted),
    field('addresses', addresses, addressesAt, { in: inDetail, listAs: null }),
    field('means_of_contact', contactMeans, means),
    field('tags', textList, (index) => (percent(index, 31, 40) ? [at(tagNames, chance(index, 32))] : []), detail),
    field('reference_no', nullableText, (index) => (isCompany(index) ? String(200_000 + index) : null)),
    field('cat_id', integer, (index) => 1 + (index % categoryNames.length), { initial: 1 }),
    derived('cat_name', text, (row) => categoryNames[row.number('cat_id') - 1] ?? '', { in: inView }),
    field('contact_users', idList, (index) => (isCompany(index) ? [activeUser(index, 33)] : []), detail),
    derived('related_companies', json, related, { in: inView }),
    permissions(),
    field('contact_picture', nullableText, null),
    customFields('contacts'),
    derived('is_deleted', flag, (row) => (row.deleted === null ? 0 : 1)),
  ],
  write: (draft) => {
    const type = draft.get('contact_type');
    if (type !== 'person' && type !== 'company') draft.set('contact_type', 'company');
  },
  remove: (row, world) => {
    if (hasRelations(row, world)) throw new Refusal(400, 'error deleting, check relations');
  },
});
