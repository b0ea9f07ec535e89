import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { ShownCycle } from '../testing/cycles-platform.ts';
import { startSecondApplication, type SecondApplication } from './testing/second-application.ts';
import { hasEnded, startTemplateGround, type TemplateGround } from './testing/template-ground.ts';

let accounting: SecondApplication;
let ground: TemplateGround;
let cycle: ShownCycle;
beforeAll(async () => {
  accounting = await startSecondApplication();
  ground = await startTemplateGround('accounting', {
    connector: 'http',
    host: accounting.host,
    properties: { baseUrl: accounting.url, withoutCredential: 'yes' },
  });
  cycle = await ground.platform.ready(ground.scoro.account, 'invoices-to-accounting', { numberField: 'c_costcentre' });
});
afterAll(async () => {
  await ground.close();
  await accounting.close();
});

const invoiceShape = z.looseObject({ id: z.number(), custom_fields: z.record(z.string(), z.unknown()).optional() });

async function createInvoice(): Promise<number> {
  const [company] = await ground.rows('contacts.list', { perPage: 1 });
  const lines = [{ product_id: 1, comment: 'Consulting', amount: '2', price: '100.00' }];
  const record = { company_id: company?.['contact_id'], date: '2026-01-15', currency: 'EUR', lines };
  return invoiceShape.parse(await ground.data('invoices.create', { record })).id;
}

/** The first poll may be at an invoice still: then this one waits for it. */
const poll = async () => cycle.until((await cycle.run()).id, hasEnded);

const numberOf = async (id: number) =>
  invoiceShape.parse(await ground.data('invoices.get', { id })).custom_fields?.['c_costcentre'];
const sent = () => accounting.kept.map((body) => z.looseObject({ reference: z.number() }).parse(body).reference);

describe('the template that hands over invoices', () => {
  it('sends each new invoice once, and writes the number back', async () => {
    const ids = [await createInvoice(), await createInvoice()];
    expect(await poll()).toMatchObject({ error: null, state: 'succeeded' });
    expect(sent().toSorted()).toEqual(ids.toSorted());
    expect(accounting.kept[0]).toMatchObject({ currency: 'EUR', lines: [{ description: 'Consulting' }] });
    expect((await Promise.all(ids.map(numberOf))).toSorted()).toEqual(['A-1', 'A-2']);
  });

  it('sends nothing twice, also where an invoice was changed', async () => {
    const before = [accounting.asked(), sent()];
    await ground.data('invoices.update', { id: sent()[0], record: { description: 'Changed' } });
    expect(await poll()).toMatchObject({ error: null, state: 'succeeded' });
    expect(await poll()).toMatchObject({ error: null, state: 'succeeded' });
    expect([accounting.asked(), sent()]).toEqual(before);
  });

  it.each(['refused', 'answerLost'] as const)('sends an invoice once though its request is %s', async (how) => {
    const [before, asked] = [sent().length, accounting.asked()];
    const id = await createInvoice();
    accounting.fail(how, 1);
    expect(await poll()).toMatchObject({ error: null, state: 'succeeded' });
    expect(sent().filter((one) => one === id)).toHaveLength(1);
    expect([sent().length, accounting.asked()]).toEqual([before + 1, asked + 2]);
    expect(await numberOf(id)).toBe(`A-${before + 1}`);
  });
});
