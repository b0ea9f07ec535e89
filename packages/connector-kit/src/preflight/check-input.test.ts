import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Method } from '../definition/method.ts';
import { TandemError } from '../errors/tandem-error.ts';
import { checkInput } from './check-input.ts';

const line = z.strictObject({ id: z.number().optional(), price: z.union([z.string(), z.number()]).optional() });
const schema = z.strictObject({
  id: z.number().optional(),
  record: z.strictObject({
    event_name: z.string(),
    project_id: z.number().nullable().optional(),
    lines: z.array(line).optional(),
    custom_fields: z.record(z.string(), z.unknown()).optional(),
  }),
  filter: z
    .strictObject({
      date: z.union([z.string(), z.strictObject({ from_date: z.string(), to_date: z.string().optional() })]),
    })
    .optional(),
});

const method: Method = {
  key: 'tasks.create',
  name: 'Create Task',
  category: 'Tasks',
  summary: 'Creates a task.',
  effect: 'create',
  modes: ['apiKey'],
  paged: false,
  givesFile: false,
  retry: 'unsafe',
  example: () => ({}),
  input: () => schema,
  output: () => z.unknown(),
  request: () => ({ verb: 'POST', path: '/' }),
  read: (data) => ({ data }),
};

function problems(input: unknown) {
  try {
    checkInput(method, input, 'refuse');
  } catch (error) {
    if (error instanceof TandemError) {
      expect(error.code).toBe('input_invalid');
      return error.facts.errors ?? [];
    }
    throw error;
  }
  return [];
}

describe('checkInput', () => {
  it('lets a fitting input through as it came', () => {
    const input = { record: { event_name: 'Call Anna', custom_fields: { c_x: 1 } } };
    expect(checkInput(method, input, 'refuse')).toEqual({ input, unknownFields: [] });
  });

  it('names an unknown member by its path, with the nearest names known there', () => {
    expect(problems({ record: { event_name: 'x', projectId: 1 } })).toEqual([
      expect.objectContaining({ field: 'record.projectId', code: 'unknown', nearest: ['project_id'] }),
    ]);
    expect(problems({ record: { event_name: 'x', lines: [{ prize: 1 }] } })).toEqual([
      expect.objectContaining({ field: 'record.lines.0.prize', code: 'unknown', nearest: ['price'] }),
    ]);
  });

  it('names an unknown member inside the form that the value came nearest to', () => {
    expect(
      problems({ record: { event_name: 'x' }, filter: { date: { from: '2026-01-01', from_date: '2026-01-01' } } }),
    ).toEqual([expect.objectContaining({ field: 'filter.date.from', code: 'unknown', nearest: ['from_date'] })]);
  });

  it('tells what is missing from what is wrong', () => {
    expect(problems({})).toEqual([expect.objectContaining({ field: 'record', code: 'required' })]);
    expect(problems({ record: { project_id: '7' } })).toEqual([
      expect.objectContaining({ field: 'record.event_name', code: 'required' }),
      expect.objectContaining({ field: 'record.project_id', code: 'invalid' }),
    ]);
    expect(problems(undefined)).toEqual([expect.objectContaining({ field: 'record', code: 'required' })]);
  });

  it('never carries a value of the input', () => {
    const canary = 'canary-4711';
    const text = JSON.stringify(
      problems({ record: { event_name: 'x', project_id: canary, lines: canary }, filter: { date: 5 } }),
    );
    expect(text).not.toContain(canary);
  });

  it('sends unknown members where the caller says so, names them, and still refuses what is wrong', () => {
    const input = { record: { event_name: 'x', brand_new: 1 } };
    expect(checkInput(method, input, 'send')).toEqual({ input, unknownFields: ['record.brand_new'] });
    expect(() => checkInput(method, { record: { brand_new: 1 } }, 'send')).toThrow(TandemError);
  });

  it('treats prototype names as any unknown name', () => {
    const input: unknown = JSON.parse('{"record":{"event_name":"x","__proto__":{"a":1},"constructor":1}}');
    expect(problems(input).map((problem) => problem.field)).toContain('record.constructor');
    expect(Reflect.get({}, 'a')).toBeUndefined();
  });
});
