import { describe, expect, it } from 'vitest';
import { MemorySiteCaches, TandemError, type MethodContext, type Warning } from '@tandem/connector-kit';
import { checkCustomFields } from './check-custom-fields.ts';

/** A context whose site has these custom fields; each look-up takes the next list, and the last one stays. */
function site(...lists: readonly (readonly string[] | TandemError)[]) {
  const state = { lookups: 0, warnings: [] as Warning[], cache: new MemorySiteCaches().of('live/acme.scoro.com') };
  const context: MethodContext = {
    properties: new Map(),
    site: { key: 'k', base: 'b', display: 'd' },
    mode: 'apiKey',
    sessionFacts: {},
    values: 'clean',
    unknownFields: 'refuse',
    page: undefined,
    signal: new AbortController().signal,
    cache: state.cache,
    warn: (warning) => state.warnings.push(warning),
    call: (method) => {
      expect(method).toBe('customFields.list');
      const list = lists[Math.min(state.lookups, lists.length - 1)];
      state.lookups += 1;
      return list instanceof TandemError
        ? Promise.reject(list)
        : Promise.resolve((list ?? []).map((id) => ({ id, name: id })));
    },
    send: () => Promise.reject(new Error('nothing is sent')),
  };
  return {
    state,
    context,
    check: (...names: string[]) => checkCustomFields(names, 'record.custom_fields', 'tasks', context),
  };
}

async function errorOf(act: Promise<unknown>): Promise<TandemError> {
  const error: unknown = await act.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof TandemError) return error;
  throw new Error('No TandemError was thrown.');
}

const refused = new TandemError('upstream_refused', 'no');

describe('custom fields in an input', () => {
  it('are looked up only where there are any, and then once for many calls', async () => {
    const { state, check } = site(['c_a', 'c_b']);
    await check();
    expect(state.lookups).toBe(0);
    await Promise.all([check('c_a'), check('c_b'), check('c_a', 'c_b')]);
    await check('c_b');
    expect(state.lookups).toBe(1);
    expect(state.warnings).toEqual([]);
  });

  it('that the site has not are refused, with the nearest names', async () => {
    const error = await errorOf(site(['c_priority', 'c_region']).check('c_priorty', 'c_region'));
    expect(error.code).toBe('input_invalid');
    expect(error.facts.errors).toEqual([
      {
        field: 'record.custom_fields.c_priorty',
        code: 'unknown',
        detail: 'is no custom field of this site. Nearest: c_priority.',
        nearest: ['c_priority'],
      },
    ]);
  });

  it('that are new since the last look are found by one more', async () => {
    const { state, context, check } = site(['c_a', 'c_new']);
    await context.cache.remember('customFields', 600_000, () =>
      Promise.resolve({ ids: new Set(['c_a']), at: Date.now() - 60_000 }),
    );
    await check('c_new');
    expect(state.lookups).toBe(1);
    expect((await errorOf(check('c_never'))).code).toBe('input_invalid');
    expect(state.lookups).toBe(1);
  });

  it('that do not start with c_ are refused, whatever the site has', async () => {
    expect((await errorOf(site(refused).check('priority'))).facts.errors).toMatchObject([{ code: 'unknown' }]);
    expect((await errorOf(site(['c_priority']).check('priority'))).facts.errors).toMatchObject([
      { nearest: ['c_priority'] },
    ]);
    expect((await errorOf(site(['c_a']).check('__proto__'))).code).toBe('input_invalid');
  });

  it('pass with a warning where the list cannot be had, which is not asked for at each call', async () => {
    const { state, check } = site(refused);
    await check('c_a');
    await check('c_b');
    expect(state.lookups).toBe(1);
    expect(state.warnings).toMatchObject([{ code: 'custom_fields_unchecked' }, { code: 'custom_fields_unchecked' }]);
  });

  it('that are unknown go out with a warning where the caller lets them', async () => {
    const { state, context } = site(['c_a']);
    await checkCustomFields(['c_x'], 'record.custom_fields', 'tasks', { ...context, unknownFields: 'send' });
    expect(state.warnings).toMatchObject([{ code: 'unknown_field_sent', field: 'record.custom_fields.c_x' }]);
  });
});
