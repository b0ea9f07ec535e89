import { at, chance } from '../chance.ts';
import { companyId, personId, projectId } from '../document-fields.ts';
import { derived, field, inDetail, inView } from '../field.ts';
import { address, firstAddress } from '../kinds/address.ts';
import { customFields } from '../kinds/custom-fields.ts';
import { decimal } from '../kinds/decimal.ts';
import { documentLines, linesOf } from '../kinds/document-lines.ts';
import { flag, integer, number, numericText } from '../kinds/number.ts';
import { plainText, text } from '../kinds/text.ts';
import { date, naiveDateTime, zeroDateTime } from '../kinds/time.ts';
import { defineModule } from '../module.ts';
import { contactName, memberOf, sumText } from '../related.ts';
import type { Size } from '../size.ts';
import { accountId, createdDate, deletedFields, idField, modifiedDate, ownerFields } from '../usual-fields.ts';
import type { World } from '../world.ts';

const count = (size: Size): number => size.of(150);
const SALT = 430;

function day(index: number, world: World): string {
  return world.clock.date(world.clock.along(index, count(world.size)));
}

export const expenses = defineModule({
  path: 'expenses',
  title: 'Expenses',
  id: 'id',
  firstId: 3501,
  actions: ['list', 'view', 'modify', 'delete'],
  count,
  entityType: () => 'expense',
  webhookModule: () => 'expenses',
  fields: [
    idField('id'),
    field('no', integer, (index) => 1 + index, { basic: true, initial: (world) => 100_000 + world.nextId('number') }),
    field('date', date, day, { rising: true, initial: (world) => world.clock.date(world.now()), basic: true }),
    field('due_date', date, day),
    field('recognition_date', date, day),
    ...ownerFields(SALT + 1),
    derived('owner_name', text, (row, world) => memberOf(world, 'users', row.get('owner_id'), 'full_name'), {
      in: inView,
    }),
    field(
      'comment',
      text,
      (index) => at(['Taxi', 'Hotel', 'Lunch & coffee', 'Software licence', 'Train'], chance(index, SALT + 2)),
      { basic: true },
    ),
    field('is_chargeable', flag, (index) => index % 2),
    field('is_reimbursable', flag, (index) => (index % 3 === 0 ? 1 : 0)),
    companyId(SALT),
    derived('company_name', plainText, (row) => contactName(row, 'company_id'), { in: inView }),
    derived('company_address', address, (row, world) =>
      firstAddress(memberOf(world, 'contacts', row.get('company_id'), 'addresses')),
    ),
    personId(SALT),
    derived('person_name', plainText, (row) => contactName(row, 'person_id'), { in: inView }),
    projectId(SALT),
    derived(
      'project_name',
      plainText,
      (row, world) => memberOf(world, 'projects', row.get('project_id'), 'project_name'),
      { in: inView },
    ),
    field('status', text, (index) => at(['unpaid', 'paid', 'draft'], index), { initial: 'draft', basic: true }),
    derived('sum', decimal(2), (row) => sumText(row.get('lines'), 'sum'), { basic: true }),
    field('tax_sum', decimal(2), '0.00'),
    field('tax_percentage', decimal(3), null, { initial: null }),
    field('tax_code_id', numericText, null),
    derived('tax_code', text, () => '', { in: inView }),
    accountId(),
    field('currency', text, 'EUR', { initial: 'EUR' }),
    field('currency_rate', number, 1, { initial: 1 }),
    field(
      'lines',
      documentLines([
        'id',
        'description',
        'additional_description',
        'quantity',
        'additional_quantity',
        'sum',
        'tax_percentage',
        'tax_code_id',
        'tax_code',
        'accounting_object_id',
        'accounting_object_name',
        'accounting_object_symbol',
        'finance_account_id',
        'product_id',
        'product_name',
        'product_code',
        'price',
        'unit',
        'finance_account_name',
        'finance_account_symbol',
        'project_id',
        'project_name',
        'custom_fields',
      ]),
      (index) => linesOf(index, SALT),
      { in: inDetail, listAs: null },
    ),
    createdDate(count, naiveDateTime),
    modifiedDate(count, naiveDateTime),
    customFields('expenses'),
    ...deletedFields(zeroDateTime),
  ],
});
