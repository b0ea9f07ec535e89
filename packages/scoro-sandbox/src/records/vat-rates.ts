import type { Value } from './value.ts';

/** The VAT codes of every site: id, code as shown, per cent with three places. `"3"` with `"20"` is recorded. */
export const vatRates = [
  { id: 1, code: '24', percent: '24.000', name: 'Standard rate' },
  { id: 2, code: '', percent: '0.000', name: 'Not subject to VAT' },
  { id: 3, code: '20', percent: '20.000', name: 'Former standard rate' },
  { id: 4, code: '9', percent: '9.000', name: 'Reduced rate' },
  { id: 5, code: '0', percent: '0.000', name: 'Export & intra-community' },
] as const;

export function vatPercent(id: Value): string {
  return vatRates.find((rate) => rate.id === id)?.percent ?? '0.000';
}
