import { describe, expect, it } from 'vitest';
import { completionsAt } from './completions.ts';

const context = { trigger: { body: { 'odd name': 1, order: { total: 5, lines: [{ sku: 'a' }] } } }, record: null };

const offered = (text: string) => completionsAt(text, text.length, context).completions.map((each) => each.text);

describe('what is offered while a formula is written', () => {
  it('is the roots of the data, then their members, through lists too', () => {
    expect(offered('tr')).toEqual(['trigger']);
    expect(offered('1 + trigger.body.or')).toEqual(['trigger.body.order']);
    expect(offered('trigger.body.order.')).toEqual(['trigger.body.order.total', 'trigger.body.order.lines']);
    expect(offered('trigger.body.order.lines.s')).toEqual(['trigger.body.order.lines.sku']);
    expect(offered('trigger.body.odd')).toEqual(['trigger.body.`odd name`']);
  });

  it('is functions behind a dollar sign, and nothing where nothing was begun or all was written', () => {
    expect(offered('$su')).toEqual(['$sum', '$substring', '$substringBefore', '$substringAfter']);
    expect(offered('')).toEqual([]);
    expect(offered('record + ')).toEqual([]);
    expect(offered('trigger')).toEqual([]);
  });
});
