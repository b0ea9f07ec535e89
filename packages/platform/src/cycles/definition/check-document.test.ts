import type { Connector } from '@tandem/connector-kit';
import { scoroConnector } from '@tandem/connector-scoro';
import { describe, expect, it } from 'vitest';
import { testConnector } from '../../testing/test-connector.ts';
import { checkDocument } from './check-document.ts';
import { documentFrom, readDocument } from './read-document.ts';

interface Parts {
  readonly trigger?: object;
  readonly steps?: readonly object[];
  readonly connectors?: object;
  readonly variables?: readonly object[];
}

const call = (key: string, more: object = {}) => ({
  key,
  kind: 'method',
  connector: 'shop',
  method: 'things.create',
  input: { id: 1 },
  ...more,
});
const make = (key: string, value: unknown) => ({ key, kind: 'transform', value });
const end = (key: string) => ({ key, kind: 'end' });

function documentOf({ trigger = { kind: 'manual' }, steps = [call('one')], connectors, variables }: Parts): unknown {
  return {
    format: 1,
    name: 'Cycle',
    connectors: connectors ?? { shop: { connector: 'test' } },
    ...(variables === undefined ? {} : { variables }),
    trigger,
    steps,
  };
}

/** Problems as `level code at`. */
function problems(parts: Parts): readonly string[] {
  const document = documentFrom(documentOf(parts), 'document');
  return checkDocument(document, { connectors: [testConnector] }).map(
    ({ level, code, at }) => `${level} ${code} ${at}`,
  );
}

const errors = (parts: Parts): readonly string[] => problems(parts).filter((problem) => problem.startsWith('error'));

describe('checking a document', () => {
  it('finds nothing wrong with a sound one', () => {
    expect(problems({})).toEqual([]);
  });

  it('knows what an application tells of by itself, and that others tell of nothing', () => {
    const told = (subscribe: object, connectors: object = { scoro: { connector: 'scoro' } }) => {
      const document = documentFrom(
        documentOf({
          connectors,
          trigger: { kind: 'webhook', subscribe },
          steps: [make('one', { $path: 'record.event_name' }), make('two', { $path: 'trigger.body' })],
        }),
        'document',
      );
      return checkDocument(document, { connectors: [testConnector, scoroConnector] }).map(
        ({ level, code, at, hint = '' }) => `${level} ${code} ${at} ${hint}`.trim(),
      );
    };
    const unknownMember = expect.stringMatching(/steps\.two/) as string;
    expect(told({ connector: 'scoro', records: 'tasks', changes: ['created'] })).toEqual([unknownMember]);
    expect(told({ connector: 'scoro', records: 'task' })).toEqual([
      expect.stringMatching(/^error records_unknown trigger\.subscribe\.records .*tasks/) as string,
      unknownMember,
    ]);
    expect(told({ connector: 'scoro', records: 'timeEntries' })[0]).toMatch(/^error records_unknown/);
    expect(told({ connector: 'scoro', records: 'tasks', changes: ['created', 'created'] })[0]).toMatch(
      /^error change_repeated/,
    );
    expect(told({ connector: 'shop', records: 'things' }, { shop: { connector: 'test' } })[0]).toMatch(
      /^error not_subscribable trigger\.subscribe\.connector/,
    );
    expect(told({ connector: 'other', records: 'tasks' })[0]).toMatch(/^error slot_unknown trigger\.subscribe/);
  });

  it('names connectors, slots and methods that there are not, and the nearest', () => {
    expect(problems({ connectors: { shop: { connector: 'tets' } } })).toContain(
      'error connector_unknown connectors.shop.connector',
    );
    expect(problems({ connectors: { shop: { connector: 'test' }, spare: { connector: 'test' } } })).toEqual([
      'warning slot_unused connectors.spare',
    ]);
    expect(problems({ steps: [call('one', { connector: 'shopp' })] })).toContain(
      'error slot_unknown steps.one.connector',
    );
    const found = checkDocument(
      documentFrom(documentOf({ steps: [call('one', { method: 'things.craete' })] }), 'document'),
      {
        connectors: [testConnector],
      },
    );
    expect(found).toMatchObject([
      {
        code: 'method_unknown',
        at: 'steps.one.method',
        hint: expect.stringContaining('things.create'),
        level: 'error',
      },
    ]);
    expect(problems({ steps: [call('one', { method: 'meters.list', auth: 'login' })] })).toContain(
      'error auth_unknown steps.one.auth',
    );
  });

  it('takes the methods of a bound connector, and leaves those open that depend on one not chosen yet', () => {
    const document = documentFrom(documentOf({ steps: [call('one', { method: 'own.method' })] }), 'document');
    const own = { ...testConnector, method: () => testConnector.method('things.create') };
    const open = { ...testConnector, withValues: () => own };
    const codes = (connector: Connector, bound?: ReadonlyMap<string, Connector>) =>
      checkDocument(document, { connectors: [connector], ...(bound === undefined ? {} : { bound }) }).map(
        ({ code }) => code,
      );
    expect(codes(testConnector)).toEqual(['method_unknown']);
    expect(codes(open)).toEqual(['method_unchecked']);
    expect(codes(open, new Map([['shop', own]]))).toEqual([]);
    expect(codes(open, new Map([['shop', testConnector]]))).toEqual(['method_unknown']);
  });

  it('finds keys that stand twice, however deep', () => {
    const inner = {
      key: 'choose',
      kind: 'decision',
      when: { left: 1, is: 'equals', right: 1 },
      then: [make('one', 1)],
    };
    expect(errors({ steps: [call('one'), inner] })).toEqual(['error key_taken steps.one']);
  });

  it('finds what a step uses before it is there, in another branch or in a loop', () => {
    const path = (step: string) => ({ $path: `steps.${step}.id` });
    const decision = {
      key: 'choose',
      kind: 'decision',
      when: { left: { $path: 'steps.last' }, is: 'exists' },
      then: [make('left', path('before'))],
      else: [make('right', { name: [path('left')] })],
    };
    const loop = { key: 'each', kind: 'loop', over: { list: [1, 2] }, steps: [make('inside', path('before'))] };
    expect(
      errors({ steps: [make('before', 1), decision, loop, make('last', { a: path('inside'), b: path('left') })] }),
    ).toEqual([
      'error step_not_before steps.choose.when.left.$path',
      'error step_not_before steps.right.value.name[0].$path',
      'error step_not_before steps.last.value.a.$path',
    ]);
  });

  it('holds inputs to the schema of their method, with what paths will find', () => {
    expect(errors({ steps: [call('one', { input: {} })] })).toEqual(['error required_missing steps.one.input']);
    expect(errors({ steps: [call('one', { input: { id: 1, ide: 2 } })] })).toEqual([
      'error member_unknown steps.one.input.ide',
    ]);
    expect(errors({ steps: [call('one', { input: { id: 1, ide: 2 }, unknownFields: 'send' })] })).toEqual([]);
    expect(errors({ steps: [call('one', { input: { id: { $path: 'run.id' } } })] })).toEqual([
      'error type_unfit steps.one.input.id',
    ]);
    expect(errors({ steps: [call('one'), call('two', { input: { id: { $path: 'steps.one.id' } } })] })).toEqual([]);
    expect(errors({ steps: [call('one', { input: { id: { $path: 'runn.id' } } })] })).toEqual([
      'error path_unknown steps.one.input.id.$path',
    ]);
    expect(errors({ steps: [make('one', { $path: 'steps.two.id' })], connectors: {} })).toEqual([
      'error path_unknown steps.one.value.$path',
    ]);
    expect(errors({ steps: [make('one', { $formula: '1 +' })], connectors: {} })).toEqual([
      'error formula_invalid steps.one.value.$formula',
    ]);
  });

  it('knows what triggers, variables, decisions and loops give', () => {
    const read = (path: string) => [make('one', { $path: path })];
    const hook = { kind: 'webhook' };
    expect(errors({ trigger: hook, steps: read('trigger.name'), connectors: {} })).toEqual([
      'error path_unknown steps.one.value.$path',
    ]);
    expect(errors({ trigger: hook, steps: read('trigger.body.name'), connectors: {} })).toEqual([]);
    expect(errors({ trigger: hook, steps: read('record.name'), connectors: {} })).toEqual([]);
    const variables = [{ name: 'since', label: 'Since', kind: 'date' }];
    expect(errors({ variables, steps: read('variables.since'), connectors: {} })).toEqual([]);
    expect(errors({ variables, steps: read('variables.sins'), connectors: {} })).toEqual([
      'error path_unknown steps.one.value.$path',
    ]);
    const loop = { key: 'each', kind: 'loop', over: { list: [1] }, steps: [make('inside', { $path: 'record' })] };
    expect(errors({ steps: [loop, make('one', { $path: 'steps.each.failed' })], connectors: {} })).toEqual([]);
    expect(errors({ steps: [{ ...loop, over: { list: 'text' } }], connectors: {} })).toEqual([
      'error type_unfit steps.each.over.list',
    ]);
  });

  it('warns where what a step takes may be missing', () => {
    const choose = { key: 'choose', kind: 'decision', when: { left: 1, is: 'exists' }, then: [call('made')] };
    const use = call('use', { input: { id: { $path: 'steps.made.id' } } });
    expect(errors({ steps: [choose, use] })).toEqual([]);
    expect(problems({ steps: [choose, use] })).toEqual([expect.stringMatching(/^warning \w+ steps\.use\.input\.id$/)]);
    expect(problems({ steps: [{ ...choose, else: [end('stop')] }, use] })).toEqual([]);
  });

  it('finds steps that are never reached', () => {
    const both = {
      key: 'choose',
      kind: 'decision',
      when: { left: 1, is: 'exists' },
      then: [end('a')],
      else: [end('b')],
    };
    expect(errors({ steps: [end('stop'), call('one')] })).toEqual(['error step_unreachable steps.one']);
    expect(errors({ steps: [both, call('one')] })).toEqual(['error step_unreachable steps.one']);
    expect(errors({ steps: [{ ...both, else: [call('two')] }, call('one')] })).toEqual([]);
    const loop = { key: 'each', kind: 'loop', over: { list: [] }, steps: [end('inner')] };
    expect(errors({ steps: [loop, call('one')] })).toEqual([]);
  });

  it('finds loops, polls and look-ups over what is no list', () => {
    const loop = (method: string) => ({
      key: 'each',
      kind: 'loop',
      over: { connector: 'shop', method, input: { id: 1 } },
      steps: [make('inside', { $path: 'record.id' })],
    });
    expect(errors({ steps: [loop('things.list')] })).toEqual([]);
    expect(errors({ steps: [loop('things.create')] })).toEqual(['error not_a_list steps.each.over.method']);
    const poll = {
      kind: 'poll',
      connector: 'shop',
      method: 'things.create',
      input: { id: 1 },
      everyMinutes: 5,
      firstRun: 'now',
    };
    expect(errors({ trigger: poll })).toEqual(['error not_a_list trigger.method']);
    expect(errors({ trigger: { ...poll, method: 'things.list' } })).toEqual([]);
    const lookUp = { method: 'things.create', input: { id: 1 }, match: {} };
    expect(errors({ steps: [call('one', { lookUp })] })).toEqual([
      'error not_a_list steps.one.lookUp.method',
      'error match_missing steps.one.lookUp.match',
    ]);
  });

  it.each([
    ['0 9 * * 1-5', 'Europe/Tallinn', []],
    ['*/10 0 9 * * *', undefined, []],
    ['0 9 * *', undefined, ['error cron_invalid trigger.cron']],
    ['61 9 * * *', undefined, ['error cron_invalid trigger.cron']],
    ['0 0 9 1 1 * 2030', undefined, ['error cron_invalid trigger.cron']],
    ['0 0 30 2 *', undefined, ['error schedule_never trigger.cron']],
    ['0 9 * * *', 'Europe/Talin', ['error time_zone_unknown trigger.timeZone']],
  ])('judges the schedule %j in %j', (cron, timeZone, found) => {
    expect(errors({ trigger: { kind: 'schedule', cron, ...(timeZone === undefined ? {} : { timeZone }) } })).toEqual(
      found,
    );
  });

  it('finds delays, references and answers that say too little', () => {
    const delay = (more: object) => ({ key: 'wait', kind: 'delay', ...more });
    expect(errors({ steps: [delay({}), call('one')] })).toEqual(['error delay_unclear steps.wait']);
    expect(errors({ steps: [delay({ seconds: 5, until: '2030-01-01T00:00:00Z' }), call('one')] })).toEqual([
      'error delay_unclear steps.wait',
    ]);
    const reference = (more: object) => ({ key: 'link', kind: 'reference', link: 'things', ...more });
    expect(errors({ steps: [reference({ action: 'save', left: 1 }), call('one')] })).toEqual([
      'error reference_incomplete steps.link',
    ]);
    expect(errors({ steps: [reference({ action: 'save', left: 1, right: 2 }), call('one')] })).toEqual([]);
    expect(errors({ steps: [reference({ action: 'changed', left: 1 }), call('one')] })).toEqual([
      'error reference_incomplete steps.link',
    ]);
    expect(problems({ trigger: { kind: 'webhook', answer: 'result' } })).toEqual([
      'warning answer_missing trigger.answer',
    ]);
    expect(problems({ steps: [call('one'), { ...end('done'), answer: 1 }] })).toEqual([
      'warning answer_unused steps.done.answer',
    ]);
  });

  it('holds documents to a size', () => {
    const nested = (depth: number): object =>
      depth === 0
        ? make('leaf', 1)
        : { key: `d${depth}`, kind: 'decision', when: { left: 1, is: 'exists' }, then: [nested(depth - 1)] };
    expect(errors({ steps: [nested(7)], connectors: {} })).toEqual([]);
    expect(errors({ steps: [nested(8)], connectors: {} })).toEqual(['error too_deep steps.leaf']);
    const many = (count: number) => Array.from({ length: count }, (_, index) => make(`s${index}`, 1));
    const blocks = [0, 1, 2].map((index) => ({
      key: `b${index}`,
      kind: 'loop',
      over: { list: [1] },
      steps: many(170).map((step) => ({ ...step, key: `b${index}_${step.key}` })),
    }));
    expect(errors({ steps: blocks, connectors: {} })).toEqual(['error too_many_steps steps']);
    expect(errors({ steps: [], connectors: {} })).toEqual(['error steps_missing steps']);
  });

  it('checks the variables of a document', () => {
    const variable = (name: string, more: object = {}) => ({ name, label: name, kind: 'date', ...more });
    expect(errors({ variables: [variable('a'), variable('a')] })).toEqual(['error variable_taken variables.a']);
    expect(errors({ variables: [variable('a', { default: '2026-02-30' })] })).toEqual([
      'error default_unfit variables.a.default',
    ]);
  });
});

describe('reading a document', () => {
  it('names steps by their keys, and tells what a kind of step takes', () => {
    const inner = [{ key: 'save', kind: 'method', connector: 'shop' }];
    const decision = { key: 'choose', kind: 'decision', when: { left: 1, is: 'exists' }, then: inner };
    const { problems: found } = readDocument(documentOf({ steps: [decision, { key: 'x', kind: 'jump' }] }));
    expect(found?.map(({ code, at }) => `${code} ${at}`)).toEqual([
      'document_malformed steps.save.method',
      'document_malformed steps.x.kind',
    ]);
  });

  it.each([[null], [undefined], [[]], ['text'], [{}], [{ format: 1, steps: [[[[]]]] }]])(
    'refuses %j with problems',
    (value) => {
      expect(readDocument(value).problems?.length).toBeGreaterThan(0);
    },
  );
});
