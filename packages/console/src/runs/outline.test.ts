import { expect, it } from 'vitest';
import { outlineOf } from './outline.ts';

const hello = { key: 'hello', kind: 'transform', name: 'Say hello', value: 1 };

it('lists nested steps in the order in which they are read, with how deep they stand', () => {
  const document = {
    trigger: { kind: 'manual' },
    steps: [
      {
        key: 'each',
        kind: 'loop',
        over: { connector: 'crm', method: 'contacts.list' },
        steps: [{ key: 'big', kind: 'decision', when: true, then: [hello], else: [{ key: 'stop', kind: 'end' }] }],
      },
    ],
  };
  expect(outlineOf(document)).toEqual([
    { key: 'each', kind: 'loop', title: 'For each record of contacts.list', depth: 0, connector: 'crm' },
    { key: 'big', kind: 'decision', title: 'Decision', depth: 1 },
    { key: 'hello', kind: 'transform', title: 'Say hello', depth: 2, branch: 'then' },
    { key: 'stop', kind: 'end', title: 'End', depth: 2, branch: 'else' },
  ]);
});

it('puts the loop of a poll around its steps', () => {
  const document = { trigger: { kind: 'poll', connector: 'crm', method: 'contacts.list' }, steps: [hello] };
  expect(outlineOf(document).map(({ key, depth }) => [key, depth])).toEqual([
    ['_poll', 0],
    ['hello', 1],
  ]);
});

it('begins with the reading of the record where an application tells of it', () => {
  const subscribe = { connector: 'scoro', records: 'tasks' };
  const document = { trigger: { kind: 'webhook', subscribe }, steps: [hello] };
  expect(outlineOf(document).map(({ key, connector }) => [key, connector])).toEqual([
    ['_record', 'scoro'],
    ['hello', undefined],
  ]);
});

it('makes nothing of what is no document', () => {
  expect(outlineOf({ steps: 'none' })).toEqual([]);
});
