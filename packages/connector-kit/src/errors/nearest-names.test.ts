import { describe, expect, it } from 'vitest';
import { nearestNames } from './nearest-names.ts';

describe('nearestNames', () => {
  const known = ['event_name', 'event_id', 'description', 'is_completed', 'project_id', '__proto__'];

  it('finds a name whatever its case and separators', () => {
    expect(nearestNames('eventName', known)[0]).toBe('event_name');
    expect(nearestNames('PROJECT-ID', known)[0]).toBe('project_id');
  });

  it('finds a name by a typing error and by a part of it', () => {
    expect(nearestNames('descripton', known)).toEqual(['description']);
    expect(nearestNames('completed', known)).toContain('is_completed');
  });

  it('names none where none is near, and never more than three', () => {
    expect(nearestNames('zzzzzz', known)).toEqual([]);
    expect(
      nearestNames(
        'e',
        Array.from({ length: 50 }, (_, at) => `e${at % 10}`),
      ).length,
    ).toBeLessThanOrEqual(3);
  });

  it('stays quick with an enormous name', () => {
    const started = performance.now();
    nearestNames('x'.repeat(1_000_000), known);
    expect(performance.now() - started).toBeLessThan(200);
  });
});
