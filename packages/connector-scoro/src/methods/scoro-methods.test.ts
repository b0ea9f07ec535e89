import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { scoroMethods } from './scoro-methods.ts';

describe.each(scoroMethods.map((method) => [method.key, method] as const))('%s', (_key, method) => {
  it('takes its own example, refuses unknown members, and gives JSON Schemas', () => {
    expect(method.input().safeParse(method.example()).error).toBeUndefined();
    expect(method.input().safeParse({ ...method.example(), nobodyKnows: 1 }).success).toBe(false);
    expect(z.toJSONSchema(method.input(), { io: 'input' })).toMatchObject({
      type: 'object',
      additionalProperties: false,
    });
    expect(() => z.toJSONSchema(method.output(), { io: 'output' })).not.toThrow();
  });
});
