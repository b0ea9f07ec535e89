import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { evaluateValue } from './evaluate/evaluator.ts';
import { FormulaRunner } from './formula/formula-runner.ts';
import { valueSchema } from './grammar/value-schema.ts';

const page = readFileSync(new URL('../../../docs/mappings.md', import.meta.url), 'utf8');
const blocks = (kind: string): unknown[] =>
  [...page.matchAll(new RegExp(`^\`\`\`json ${kind}\n(.*?)^\`\`\`$`, 'gms'))].map(([, json = '']) => JSON.parse(json));
const exampleSchema = z.strictObject({ value: valueSchema, makes: z.unknown() });

describe('docs/mappings.md', () => {
  let formulas: FormulaRunner;
  beforeAll(() => {
    formulas = new FormulaRunner({ processes: 1, limits: { timeoutMs: 5000, deadlineMs: 20_000 } });
  });
  afterAll(async () => {
    await formulas.close();
  });

  it('shows what the examples make', async () => {
    const context = z.record(z.string(), z.unknown()).parse(blocks('data')[0]);
    const examples = blocks('example').map((block) => exampleSchema.parse(block));
    expect(examples.length).toBeGreaterThan(4);
    for (const { value, makes } of examples) {
      expect(await evaluateValue(value, context, { formulas })).toEqual({ value: makes, warnings: [] });
    }
  });
});
