import { expect, it } from 'vitest';
import { wordsOfTrigger } from './step-words.ts';

const names = {
  methodName: (_slot: string, method: string) => method,
  recordsName: (slot: string, records: string) => ({ application: `My ${slot}`, records: records.toUpperCase() }),
};

it('says in words what an application tells of', () => {
  const told = (subscribe: object) =>
    wordsOfTrigger({ kind: 'webhook', subscribe: { connector: 'crm', records: 'tasks', ...subscribe } }, names);
  expect(told({ changes: ['created', 'modified'] })).toBe('My crm tells of TASKS: created, modified');
  expect(told({})).toBe('My crm tells of TASKS: created, modified, deleted');
  expect(told({ records: '' })).toBe('My crm tells of its records');
});
