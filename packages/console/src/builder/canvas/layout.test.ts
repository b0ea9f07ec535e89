import { describe, expect, it } from 'vitest';
import type { CycleDocument, Step } from '../document/cycle-document.ts';
import { type LaidNode, layOut, placeAtHeight } from './layout.ts';

const step = (key: string): Step => ({ key, kind: 'transform', value: null });
const end = (key: string): Step => ({ key, kind: 'end' });
const of = (...steps: readonly Step[]): CycleDocument => ({
  format: 1,
  name: 'Drawn',
  connectors: {},
  trigger: { kind: 'manual' },
  steps,
});
const decision: Step = {
  key: 'choose',
  kind: 'decision',
  when: { all: [] },
  then: [step('yes'), step('more')],
  else: [end('stop')],
};
const loop: Step = { key: 'each', kind: 'loop', over: { list: [] }, steps: [decision] };

const overlaps = (one: LaidNode, other: LaidNode) =>
  one.x < other.x + other.width &&
  other.x < one.x + one.width &&
  one.y < other.y + other.height &&
  other.y < one.y + one.height;

describe('laying a document out', () => {
  it('lays nothing over anything else, save a frame around what it holds', () => {
    const { nodes } = layOut(of(step('first'), decision, loop, step('last')));
    const drawn = nodes.filter(({ what }) => what !== 'frame');
    for (const [at, one] of drawn.entries())
      for (const other of drawn.slice(at + 1)) expect(overlaps(one, other), `${one.id} and ${other.id}`).toBe(false);
    const frame = nodes.find(({ what }) => what === 'frame');
    const inside = nodes.filter(({ id }) => id === 'each').concat(nodes.filter(({ what }) => what === 'add'));
    expect(frame).toBeDefined();
    expect(inside.some((node) => frame !== undefined && overlaps(frame, node))).toBe(true);
    const last = nodes.find(({ id }) => id === 'last');
    expect(frame !== undefined && last !== undefined && overlaps(frame, last)).toBe(false);
  });

  it('has a way from each step to the next, and two out of a decision', () => {
    const { edges } = layOut(of(step('first'), { ...decision, key: 'choose' }, step('last')));
    const ways = edges.map(({ source, target, way }) => [source, target, way ?? ''].join('|'));
    expect(ways).toEqual(
      expect.arrayContaining(['trigger|first|', 'first|choose|', 'choose|yes|yes', 'yes|more|', 'choose|stop|no']),
    );
    expect(edges.filter(({ source }) => source === 'stop')).toEqual([]);
    expect(new Set(edges.map(({ id }) => id)).size).toBe(edges.length);
  });

  it('knows of each way where a step that is put on it stands', () => {
    const { edges } = layOut(of(step('first'), decision, step('last')));
    const at = (source: string, target: string) =>
      edges.find((edge) => edge.source === source && edge.target === target)?.place;
    expect(at('trigger', 'first')).toEqual({ block: { within: null, branch: 'steps' }, at: 0 });
    expect(at('yes', 'more')).toEqual({ block: { within: 'choose', branch: 'then' }, at: 1 });
    expect(at('choose', 'stop')).toEqual({ block: { within: 'choose', branch: 'else' }, at: 0 });
  });

  it('offers a place in every empty branch', () => {
    const { nodes } = layOut(of({ ...decision, then: [], else: [] }, { ...loop, steps: [] }));
    const empty = nodes.flatMap((node) => (node.what === 'add' && node.isEmpty ? [node.place.block] : []));
    expect(empty).toEqual([
      { within: 'choose', branch: 'then' },
      { within: 'choose', branch: 'else' },
      { within: 'each', branch: 'steps' },
    ]);
  });

  it('offers none behind an end', () => {
    const { nodes } = layOut(of(step('first'), end('stop')));
    expect(nodes.map(({ what }) => what)).toEqual(['trigger', 'step', 'step']);
  });

  it('tells where a dragged step is let go within its block', () => {
    const layout = layOut(of(step('a'), step('b'), step('c')));
    const middle = (key: string) => {
      const node = layout.nodes.find(({ id }) => id === key);
      return node === undefined ? 0 : node.y + node.height / 2;
    };
    expect(placeAtHeight(layout, 'a', middle('b') + 5)?.at).toBe(2);
    expect(placeAtHeight(layout, 'a', middle('c') + 5)?.at).toBe(3);
    expect(placeAtHeight(layout, 'c', middle('a') - 5)?.at).toBe(0);
    expect(placeAtHeight(layout, 'b', middle('b') + 5)?.at).toBe(1);
  });
});
