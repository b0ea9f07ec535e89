import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { startCyclesPlatform, type CyclesPlatform, type Installed } from '../testing/cycles-platform.ts';

let platform: CyclesPlatform;
let scoro: Installed;
let path: string;
beforeAll(async () => {
  platform = await startCyclesPlatform();
  scoro = await platform.install('steptests');
  const made = await platform.json('POST', `/v1/accounts/${scoro.account}/cycles`, {
    document: {
      format: 1,
      name: 'Tested step by step',
      connectors: { scoro: { connector: 'scoro' } },
      trigger: { kind: 'manual' },
      steps: [
        method('page', 'contacts.list', { perPage: 5 }),
        method('pages', 'contacts.list', { perPage: 5 }, { pages: 100 }),
        method('some', 'contacts.list', { perPage: 1 }, { pages: 2 }),
        method('refused', 'tasks.create', { record: { event_name: 'A', own_field: 1 } }, { auth: 'userAuth' }),
        method(
          'sent',
          'tasks.create',
          { record: { event_name: 'B', own_field: 1 } },
          { auth: 'userAuth', unknownFields: 'send' },
        ),
        {
          key: 'many',
          kind: 'loop',
          over: { connector: 'scoro', method: 'tasks.list', input: { perPage: 3 } },
          steps: [{ key: 'in', kind: 'transform', value: { $path: 'record.event_id' } }],
        },
        {
          key: 'big',
          kind: 'decision',
          when: { left: { $path: 'record.n' }, is: 'greaterThan', right: 3 },
          then: [{ key: 'out', kind: 'end' }],
        },
      ],
    },
  });
  path = `/v1/accounts/${scoro.account}/cycles/${z.looseObject({ id: z.string() }).parse(made).id}/steps/test`;
});
afterAll(() => platform.close());

function method(key: string, name: string, input: object, more: object = {}) {
  return { key, kind: 'method', connector: 'scoro', method: name, input, ...more };
}

const shape = z.looseObject({
  output: z.unknown(),
  error: z.looseObject({ code: z.string() }).optional(),
  warnings: z.array(z.looseObject({ code: z.string() })),
});
const test = async (step: string, context: object = {}) =>
  shape.parse(await platform.json('POST', path, { step, context }));

describe('the test of a step', () => {
  it('reads as many pages as the step does in a run, and fails where there are more', async () => {
    const all = (await test('pages')).output as unknown[];
    expect((await test('page')).output).toHaveLength(5);
    expect(all.length).toBeGreaterThan(5);
    expect((await test('some')).error).toMatchObject({ code: 'input_invalid' });
  });

  it('sends members that the catalogue does not know where the step says so, and refuses them else', async () => {
    expect((await test('refused')).error).toMatchObject({ code: 'input_invalid' });
    const sent = await test('sent');
    expect(sent.error).toBeUndefined();
    expect(sent.warnings.map(({ code }) => code)).toContain('unknown_field_sent');
  });

  it('shows the first records of a loop, and the way that a decision takes', async () => {
    expect((await test('many')).output).toHaveLength(3);
    expect((await test('big', { record: { n: 4 } })).output).toEqual({ branch: 'then' });
    expect((await test('big', { record: { n: 3 } })).output).toEqual({ branch: 'else' });
    await expect(test('nothing')).rejects.toThrow(/has no step nothing/);
  });
});
