import { describe, expect, it } from 'vitest';
import type { CycleDocument } from './cycle-document.ts';
import { contextOf, noSamples, pathTo, withOutput } from './sample-data.ts';

const document: CycleDocument = {
  format: 1,
  name: 'Sampled',
  connectors: {},
  variables: [{ name: 'since', label: 'Since', kind: 'text', default: 'monday' }],
  trigger: { kind: 'webhook', sample: { body: { orders: [{ id: 1, lines: [{ sku: 'a' }] }] } } },
  steps: [
    { key: 'find', kind: 'transform', value: null },
    {
      key: 'orders',
      kind: 'loop',
      over: { list: { $path: 'trigger.body.orders' } },
      steps: [
        {
          key: 'lines',
          kind: 'loop',
          over: { list: { $path: 'record.lines' } },
          steps: [{ key: 'send', kind: 'end' }],
        },
      ],
    },
  ],
};
const around = { variables: {}, account: { id: 'acc_1' }, cycle: { id: 'cyc_1' } };

describe('the data that fields pick from', () => {
  it('is the event, what earlier steps gave, and the record of the innermost loop', () => {
    const samples = withOutput(noSamples, { key: 'find', kind: 'transform', value: null }, { found: true });
    expect(contextOf(document, samples, around, 'send')).toMatchObject({
      trigger: { body: {} },
      record: { sku: 'a' },
      steps: { find: { found: true } },
      variables: { since: 'monday' },
      account: { id: 'acc_1' },
    });
    expect(contextOf(document, samples, around, 'lines')).toMatchObject({ record: { id: 1 } });
    expect(contextOf(document, samples, around, 'find')).toMatchObject({ steps: {}, record: { orders: [{ id: 1 }] } });
  });

  it('takes the record of a loop from its test or from a run before it is worked out', () => {
    const tested = withOutput(noSamples, document.steps[1] ?? { key: '', kind: 'end' }, { items: [{ id: 7 }] });
    expect(contextOf(document, tested, around, 'lines')).toMatchObject({ record: { id: 7 } });
  });

  it('has of what an application tells an event of the first change, and the record once a run has read it', () => {
    const subscribe = { connector: 'scoro', records: 'tasks', changes: ['modified' as const] };
    const told = { ...document, trigger: { kind: 'webhook' as const, subscribe } };
    const before = contextOf(told, noSamples, around, 'find');
    expect(before).toMatchObject({ trigger: { change: 'modified', source: 'delivery' }, record: null });
    const read = { ...noSamples, steps: { _record: { record: { event_id: 7 }, change: 'modified', leftOut: false } } };
    expect(contextOf(told, read, around, 'find')).toMatchObject({ steps: {}, record: { event_id: 7 } });
  });

  it('is named by paths as documents write them', () => {
    expect(pathTo('record', 'name')).toBe('record.name');
    expect(pathTo('record.lines', 0)).toBe('record.lines[0]');
    expect(pathTo('record', 'odd name')).toBe('record["odd name"]');
    expect(pathTo('', 'trigger')).toBe('trigger');
  });
});
