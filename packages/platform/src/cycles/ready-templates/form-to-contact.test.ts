import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ShownCycle, ShownRun } from '../testing/cycles-platform.ts';
import { hasEnded, startTemplateGround, type Row, type TemplateGround } from './testing/template-ground.ts';

let ground: TemplateGround;
let cycle: ShownCycle;
beforeAll(async () => {
  ground = await startTemplateGround('forms');
  cycle = await ground.platform.ready(ground.scoro.account, 'form-to-contact');
});
afterAll(() => ground.close());

async function post(fields: Readonly<Record<string, string>>): Promise<ShownRun> {
  const answer = await fetch(cycle.hookUrl, { method: 'POST', body: new URLSearchParams(fields) });
  const { run } = (await answer.json()) as { run: string };
  return cycle.until(run, hasEnded);
}

const named = (name: string): Promise<readonly Row[]> =>
  ground.rows('contacts.list', { filter: { name }, detailed: true });

describe('the template that makes contacts of forms', () => {
  it('makes a contact of who writes for the first time, and changes it after that', async () => {
    const form = {
      email: 'Ulla@Example.com',
      first_name: 'Ulla',
      last_name: 'Uus',
      phone: '+372 5000001',
      message: 'Hi',
    };
    expect(await post(form)).toMatchObject({ error: null, state: 'succeeded' });
    const [made, ...others] = await named('Ulla');
    expect(others).toEqual([]);
    expect(made).toMatchObject({
      contact_type: 'person',
      lastname: 'Uus',
      means_of_contact: { email: ['ulla@example.com'], mobile: ['+372 5000001'] },
    });
    const changed = { ...form, email: 'ulla@example.com', last_name: 'Vana', phone: '+372 5000002' };
    expect(await post(changed)).toMatchObject({ error: null, state: 'succeeded' });
    const after = await named('Ulla');
    expect(after).toMatchObject([
      { contact_id: made?.['contact_id'], lastname: 'Vana', means_of_contact: { mobile: ['+372 5000002'] } },
    ]);
    expect((await post(changed)).steps['update']).toBeUndefined();
  });

  it('makes one contact of forms that come at the same time', async () => {
    const form = { email: 'kaks@example.com', first_name: 'Kaks', last_name: 'Korraga' };
    const runs = await Promise.all(Array.from({ length: 5 }, () => post(form)));
    expect(runs.map(({ state }) => state)).toEqual(Array.from({ length: 5 }, () => 'succeeded'));
    expect(await named('Kaks')).toHaveLength(1);
  });

  it('finds a contact that never wrote by its name and address', async () => {
    const record = {
      name: 'Olemas',
      lastname: 'Olev',
      contact_type: 'person',
      means_of_contact: { email: ['Old@Example.com'] },
    };
    await ground.data('contacts.create', { record });
    const run = await post({ email: 'old@example.com', first_name: 'Olemas', last_name: 'Olev', phone: '55' });
    expect(run).toMatchObject({ error: null, state: 'succeeded' });
    const found = await named('Olemas');
    expect(found).toMatchObject([{ means_of_contact: { email: ['Old@Example.com'], mobile: ['55'] } }]);
  });

  it('makes one contact though the answer of Scoro was lost', async () => {
    await ground.scoro.control({
      faults: [{ kind: 'reset', when: 'after', module: 'contacts', action: 'modify', count: 1 }],
    });
    const form = { email: 'kadunud@example.com', first_name: 'Kadunud', last_name: 'Vastus' };
    expect(await post(form)).toMatchObject({ error: null, state: 'succeeded' });
    expect(await post(form)).toMatchObject({ error: null, state: 'succeeded' });
    expect(await named('Kadunud')).toHaveLength(1);
  });

  it('refuses a form without an address', async () => {
    expect((await post({ email: 'none', first_name: 'Tühi' })).state).toBe('failed');
    expect(await named('Tühi')).toEqual([]);
  });
});
