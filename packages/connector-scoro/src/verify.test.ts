import { describe, expect, it } from 'vitest';
import type { PropertyValue } from '@tandem/connector-kit';
import { findings } from './verify.ts';

const given = new Map<string, PropertyValue>([
  ['companyName', 'acme'],
  ['companyAccountId', 'acme-lv'],
]);
const assumed = new Map<string, PropertyValue>([['companyName', 'acme']]);

describe('the findings of a verified credential', () => {
  it('list the entities that Scoro tells, in a list of one row or alone', () => {
    const row = {
      company_name: 'Acme',
      active_entities: [
        { entity_id: 'acme', entity_name: 'Acme OÜ' },
        { entity_id: 'acme-lv', entity_name: '' },
      ],
    };
    const companyAccounts = [
      { id: 'acme', name: 'Acme OÜ' },
      { id: 'acme-lv', name: 'acme-lv' },
    ];
    expect(findings([row], {}, given)).toEqual({
      companyAccountId: { value: 'acme-lv', source: 'given' },
      companyAccounts,
    });
    expect(findings(row, {}, given).companyAccounts).toEqual(companyAccounts);
  });

  it('list those of the login where Scoro tells none', () => {
    const facts = { companyAccounts: [{ id: 'acme', name: 'Acme OÜ' }], timeZone: 'Europe/Tallinn' };
    expect(findings([{ active_entities: [] }], facts, assumed)).toEqual({
      companyAccountId: { value: 'acme', source: 'assumed' },
      companyAccounts: [{ id: 'acme', name: 'Acme OÜ' }],
      timeZone: 'Europe/Tallinn',
    });
  });

  it('take the time zone that was set before the one that the login tells', () => {
    expect(findings([], { timeZone: 'UTC' }, new Map([...assumed, ['timeZone', 'Europe/Riga']])).timeZone).toBe(
      'Europe/Riga',
    );
  });

  it.each([
    null,
    undefined,
    'x',
    [null],
    [{ active_entities: 'x' }],
    [{ active_entities: [null, {}, { entity_id: {} }] }],
  ])('are none in %j', (data) => {
    expect(findings(data, {}, assumed)).toEqual({ companyAccountId: { value: 'acme', source: 'assumed' } });
  });
});
