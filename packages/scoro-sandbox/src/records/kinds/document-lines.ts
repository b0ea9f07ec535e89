import Big from 'big.js';
import { at, chance, percent } from '../chance.ts';
import type { Kind, ReadContext } from '../kind.ts';
import { Refusal } from '../refusal.ts';
import { memberOf, userEmail } from '../related.ts';
import type { Value, ValueMap, Wire } from '../value.ts';
import { isList, isPlainObject, isValueMap, own } from '../value.ts';
import { vatPercent } from '../vat-rates.ts';
import type { World } from '../world.ts';
import { cents, decimal, nullableDecimal } from './decimal.ts';
import { count, flag, integer, integerOf, numericText } from './number.ts';
import { phpMap } from './structure.ts';
import { nullableText, plainText, text } from './text.ts';

/** One member of a line: kept under a name of its own, or looked up from what is kept. */
interface LineMember {
  readonly kept?: string;
  readonly kind?: Kind;
  readonly look?: (line: ValueMap, world: World) => Value;
}

const kept = (name: string, kind: Kind): LineMember => ({ kept: name, kind });
const looked = (module: string, id: string, member: string): LineMember => ({
  kind: nullableText,
  look: (line, world) => memberOf(world, module, line[id] ?? null, member),
});
const vatCode: LineMember = {
  look: (line, world) => memberOf(world, 'vatCodes', line['vat_code_id'] ?? null, 'vat_code') ?? '',
};

/** Every member that a line of any kind of document has, by its name on the wire. */
const members = {
  id: { kept: 'id' },
  product_id: kept('product_id', count),
  product_name: looked('products', 'product_id', 'name'),
  product_code: looked('products', 'product_id', 'code'),
  comment: kept('comment', plainText),
  comment2: kept('comment2', plainText),
  price: kept('price', decimal(6)),
  amount: kept('amount', decimal(6)),
  amount2: kept('amount2', nullableDecimal(6)),
  discount: kept('discount', decimal(6)),
  sum: { kept: 'sum' },
  vat: kept('vat', decimal(3)),
  vat_code_id: kept('vat_code_id', numericText),
  vat_code: vatCode,
  unit: kept('unit', text),
  finance_object_id: kept('finance_object_id', integer),
  finance_object_name: looked('financeObjects', 'finance_object_id', 'name'),
  finance_object_symbol: looked('financeObjects', 'finance_object_id', 'object_symbol'),
  finance_account_id: { kept: 'finance_account_id' },
  finance_account_name: looked('financeAccounts', 'finance_account_id', 'name'),
  finance_account_symbol: looked('financeAccounts', 'finance_account_id', 'account_symbol'),
  cost: kept('cost', decimal(4)),
  supplier_id: kept('supplier_id', integer),
  supplier_name: looked('contacts', 'supplier_id', 'name'),
  doer_id: kept('doer_id', integer),
  doer_email: { look: (line, world) => userEmail(world, line['doer_id'] ?? null) },
  role_id: kept('role_id', integer),
  role_name: looked('roles', 'role_id', 'name'),
  is_internal: kept('is_internal', flag),
  is_confirmed: kept('is_confirmed', flag),
  is_settled: kept('is_settled', flag),
  project_id: kept('project_id', integer),
  project_name: looked('projects', 'project_id', 'project_name'),
  depot_amounts: {
    look: (line) =>
      line['unit'] === 'pcs' ? [{ depot_id: 1, amount: line['amount'] ?? '0.000000', serial_no: '' }] : [],
  },
  dates: kept('dates', phpMap),
  custom_fields: { look: () => null },
  description: kept('comment', plainText),
  additional_description: kept('comment2', plainText),
  quantity: kept('amount', decimal(6)),
  additional_quantity: kept('amount2', nullableDecimal(6)),
  tax_percentage: kept('vat', decimal(3)),
  tax_code_id: kept('vat_code_id', numericText),
  tax_code: vatCode,
  accounting_object_id: kept('finance_object_id', integer),
  accounting_object_name: looked('financeObjects', 'finance_object_id', 'name'),
  accounting_object_symbol: looked('financeObjects', 'finance_object_id', 'object_symbol'),
} as const satisfies { readonly [name: string]: LineMember };

export type LineMemberName = keyof typeof members;

const MOST_LINES = 1_000;
const emptyLine: ValueMap = {
  id: 0,
  product_id: 0,
  comment: '',
  comment2: '',
  price: '0.000000',
  amount: '1.000000',
  amount2: null,
  discount: '0.000000',
  sum: '0.00',
  vat: '0.000',
  vat_code_id: null,
  unit: '',
  finance_object_id: null,
  finance_account_id: 1,
  cost: '0.0000',
  supplier_id: null,
  doer_id: null,
  role_id: null,
  is_internal: 0,
  is_confirmed: 0,
  is_settled: 0,
  project_id: null,
  dates: [],
};

/** The lines of computed document `index`. A tenth of the documents begin with a sub-heading, which is no sale. */
export function linesOf(index: number, salt: number): Value {
  const first = 100_001 + index * 8;
  const lines: Value[] = [];
  if (percent(index, salt, 10))
    lines.push({
      ...emptyLine,
      id: first + 7,
      product_id: -1,
      comment: 'Phase 1 & preparation',
      amount: '0.000000',
      finance_account_id: null,
    });
  const many = 1 + (chance(index, salt + 1) % 4);
  for (let place = 0; place < many; place += 1) {
    const mark = chance(index * 8 + place, salt + 2);
    const price = 1250 + 250 * (mark % 60);
    const amount = 1 + (mark % 12);
    const vatCodeId = mark % 10 === 0 ? 2 : 3;
    lines.push({
      ...emptyLine,
      id: first + place,
      product_id: 301 + (mark % 25),
      comment: at(['', 'As agreed', 'Second round & corrections'], mark),
      price: cents(price, 6),
      amount: `${amount}.000000`,
      sum: cents(price * amount),
      vat: vatPercent(vatCodeId),
      vat_code_id: vatCodeId,
      unit: at(['h', 'pcs', 'month'], mark),
      finance_object_id: 1 + (mark % 6),
      finance_account_id: 1 + (mark % 4),
      cost: cents(Math.floor(price * 0.6), 4),
    });
  }
  return lines;
}

function numberIn(line: ValueMap, member: string): string {
  const value = line[member];
  return typeof value === 'string' ? value : '0';
}

function sumOf(line: ValueMap): string {
  if (line['product_id'] === -1) return '0.00';
  const left = new Big(100).minus(numberIn(line, 'discount')).div(100);
  return new Big(numberIn(line, 'price')).times(numberIn(line, 'amount')).times(left).toFixed(2);
}

function readLine(
  input: object,
  names: readonly LineMemberName[],
  previous: readonly ValueMap[],
  context: ReadContext,
): ValueMap {
  const { world } = context;
  const sentId = integerOf(own(input, 'id'));
  const before = previous.find((line) => line['id'] === sentId);
  const line: { [member: string]: Value } = { ...(before ?? { ...emptyLine, id: world.nextId('line') }) };
  if (before === undefined) {
    const product = integerOf(own(input, 'product_id'));
    line['price'] = memberOf(world, 'products', product ?? null, 'price') ?? '0.000000';
    line['unit'] = memberOf(world, 'products', product ?? null, 'unit') ?? '';
    line['vat_code_id'] = memberOf(world, 'products', product ?? null, 'default_vat_code_id');
  }
  for (const name of names) {
    const { kept: place, kind }: LineMember = members[name];
    const value = own(input, name);
    if (place !== undefined && kind !== undefined && value !== undefined) {
      line[place] = kind.read(value, { ...context, member: `lines.${name}`, previous: line[place] ?? null });
    }
  }
  const symbol = own(input, 'finance_account_symbol');
  if (symbol !== undefined) line['finance_account_id'] = financeAccountBySymbol(symbol);
  const rate = names.includes('tax_percentage') ? own(input, 'tax_percentage') : own(input, 'vat');
  if (rate === undefined) line['vat'] = vatPercent(line['vat_code_id'] ?? null);
  line['sum'] = sumOf(line);
  return line;
}

function financeAccountBySymbol(symbol: unknown): number | null {
  const place = integerOf(symbol);
  return place !== undefined && place >= 3001 && place <= 3012 ? place - 3000 : null;
}

/** The lines of a document. A write replaces all of them; one that keeps its id keeps what is not sent (PROTOCOL.md 6.4). */
export function documentLines(names: readonly LineMemberName[]): Kind {
  return {
    name: 'lines',
    compare: 'none',
    empty: [],
    wire: (value, world) =>
      isList(value)
        ? value
            .filter(isValueMap)
            .map((line) => Object.fromEntries(names.map((name) => [name, wireOf(members[name], line, world)])))
        : value,
    read: (input, context) => {
      if (input === null) return [];
      if (!Array.isArray(input) || input.length > MOST_LINES || !input.every(isPlainObject))
        throw new Refusal(400, { [context.member]: 'lines must be an array of lines' });
      if (
        !context.creating &&
        context.world.settings.financeAccountOnLines === 'refused' &&
        input.some((line) => Object.hasOwn(line, 'finance_account_id'))
      ) {
        throw new Refusal(400, { lines: 'finance_account_id can not be set on lines' });
      }
      const previous = isList(context.previous) ? context.previous.filter(isValueMap) : [];
      return input.map((line) => readLine(line, names, previous, context));
    },
  };
}

function wireOf(member: LineMember, line: ValueMap, world: World): Wire {
  const value = member.look === undefined ? (line[member.kept ?? ''] ?? null) : member.look(line, world);
  return member.kind === undefined ? value : member.kind.wire(value, world);
}
