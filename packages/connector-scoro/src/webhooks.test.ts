import { describe, expect, it } from 'vitest';
import { scoroMethod } from './methods/scoro-methods.ts';
import { scoroWebhooks } from './webhooks.ts';

const since = new Date('2026-11-01T10:00:00.000Z');

describe('webhooks of Scoro', () => {
  it.each(scoroWebhooks.records.map(({ name }) => name))(
    'of %s are subscribed, re-read and looked for by methods that take what they are given',
    (records) => {
      const orders = [
        scoroWebhooks.subscribe({
          address: 'https://a.example.com/x',
          records,
          change: 'modified',
          fields: ['status'],
        }),
        scoroWebhooks.list(),
        scoroWebhooks.unsubscribe('12'),
        scoroWebhooks.read(records, '12'),
        scoroWebhooks.changedSince(records, since),
      ];
      for (const { method, input } of orders) {
        expect(scoroMethod(method)?.input().safeParse(input)).toMatchObject({ success: true });
      }
    },
  );

  it('ask for one kind of change at each address, and for fields with modifications only', () => {
    const wish = { address: 'https://a.example.com/x', records: 'tasks', fields: ['status'] };
    expect(scoroWebhooks.subscribe({ ...wish, change: 'modified' }).input).toMatchObject({
      action: 'modify',
      fields: ['status'],
    });
    expect(scoroWebhooks.subscribe({ ...wish, change: 'created' }).input).not.toHaveProperty('fields');
    expect(scoroWebhooks.subscribe({ ...wish, change: 'deleted' }).input).toMatchObject({ action: 'delete' });
  });

  it.each([
    [{ entityId: 7, entityType: 'task', entity: {} }, '7'],
    [{ entityId: '7' }, '7'],
    [{ entityId: '7/../8' }, undefined],
    [{ entityId: -1 }, undefined],
    [{ entityId: null }, undefined],
    [{ id: 7 }, undefined],
    [[7], undefined],
    ['7', undefined],
    [null, undefined],
  ])('are about the record that a delivery names: %j', (body, id) => {
    expect(scoroWebhooks.readDelivery(body)).toBe(id);
  });

  it('tell states of a record apart by when it was changed, whatever the offset, and whether it was deleted', () => {
    const read = { event_id: 3, modified_date: '2026-11-01T10:00:00+02:00', created_date: '2026-11-01T10:00:00+02:00' };
    const row = { event_id: 3, modified_date: '2026-11-01T10:00:00' };
    const first = scoroWebhooks.stateOf('tasks', read);
    expect(first).toEqual({
      id: '3',
      mark: '2026-11-01T10:00:00',
      isNew: true,
      isDeleted: false,
      createdAt: new Date('2026-11-01T08:00:00Z'),
    });
    expect(scoroWebhooks.stateOf('tasks', row)).toMatchObject({
      mark: first?.mark,
      isNew: false,
      createdAt: undefined,
    });
    expect(scoroWebhooks.stateOf('tasks', { ...row, is_deleted: true })).toMatchObject({ isDeleted: true });
    expect(scoroWebhooks.stateOf('tasks', { ...row, is_deleted: true })?.mark).not.toBe(first?.mark);
    expect(scoroWebhooks.stateOf('tasks', { modified_date: 'x' })).toBeUndefined();
    expect(scoroWebhooks.stateOf('tasks', { event_id: 3 })).toBeUndefined();
    expect(scoroWebhooks.stateOf('tasks', { event_id: 3, is_deleted: true })).toMatchObject({ isDeleted: true });
  });

  it('that never came are looked for from a date on that is early enough in every time zone', () => {
    const asked = (at: string) => scoroWebhooks.changedSince('tasks', new Date(at)).input;
    expect(asked('2026-11-01T11:59:59Z')).toMatchObject({ filter: { modified_date: { from_date: '2026-10-31' } } });
    expect(asked('2026-11-01T12:00:00Z')).toMatchObject({ filter: { modified_date: { from_date: '2026-11-01' } } });
  });

  it('of companies are not those of persons', () => {
    const row = { contact_id: 5, contact_type: 'person', modified_date: '2026-11-01T10:00:00' };
    expect(scoroWebhooks.stateOf('companies', row)).toBeUndefined();
    expect(scoroWebhooks.stateOf('persons', row)).toMatchObject({ id: '5' });
  });
});
