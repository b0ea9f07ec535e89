import { type Block, type Place, rootBlock, stepsOfBranch } from '../document/blocks.ts';
import type { CycleDocument, Step } from '../document/cycle-document.ts';

/** The sizes of what is drawn, in pixels. */
const sizes = { width: 236, height: 56, gap: 46, beside: 36, padding: 20, add: 26 } as const;

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Something drawn: what starts the cycle, a step, the frame around a loop, or a place at which a step can be added. */
export type LaidNode = Box & { readonly id: string } & (
    | { readonly what: 'trigger' }
    | { readonly what: 'step'; readonly step: Step; readonly place: Place }
    | { readonly what: 'frame'; readonly step: Step }
    | { readonly what: 'add'; readonly place: Place; readonly isEmpty: boolean }
  );

/** A way from one to the next; a step put on it stands at its place. */
export interface LaidEdge {
  readonly id: string;
  readonly source: string;
  readonly target: string;
  readonly place: Place | undefined;
  /** The way out of a decision. */
  readonly way: 'yes' | 'no' | undefined;
}

export interface Layout {
  readonly nodes: readonly LaidNode[];
  readonly edges: readonly LaidEdge[];
}

/** Where a way comes from: a node, and where a step put behind it stands. */
interface Exit {
  readonly from: string;
  readonly place: Place;
  readonly way?: 'yes' | 'no';
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Lays a document out from top to bottom: a decision's ways beside each other, a loop's steps in a frame. */
export function layOut(document: CycleDocument): Layout {
  const nodes: LaidNode[] = [];
  const edges: LaidEdge[] = [];
  const connect = (exits: readonly Exit[], target: string) => {
    for (const { from, place, way } of exits)
      edges.push({ id: `${from}>${target}${way === undefined ? '' : ` ${way}`}`, source: from, target, place, way });
  };

  /** Lays a block below `y` around the middle `x`; gives where it is left, which is nowhere when it ends for good. */
  const layBlock = (
    block: Block,
    steps: readonly Step[],
    x: number,
    y: number,
    entries: readonly Exit[],
  ): readonly Exit[] => {
    let top = y;
    let exits = entries;
    for (const [at, step] of steps.entries()) {
      const place = { block, at };
      const size = sizeOfStep(step);
      const node = stepNode(step, place, x, step.kind === 'loop' ? top + sizes.padding : top);
      nodes.push(node);
      connect(exits, node.id);
      const after = { block, at: at + 1 };
      exits = layInside(step, node, x, top, after);
      top += size.height + sizes.gap;
      const isLast = at === steps.length - 1;
      if (step.kind === 'decision' && !isLast) {
        const join = addNode(after, x, top, false);
        nodes.push(join);
        connect(exits, join.id);
        exits = [{ from: join.id, place: after }];
        top += sizes.add + sizes.gap;
      }
    }
    const place = { block, at: steps.length };
    if (steps.length > 0 && exits.length === 0) return [];
    const end = addNode(place, x, top, steps.length === 0);
    nodes.push(end);
    connect(exits, end.id);
    return [{ from: end.id, place }];
  };

  const layInside = (step: Step, node: LaidNode, x: number, top: number, after: Place): readonly Exit[] => {
    switch (step.kind) {
      case 'decision':
        return layDecision(step, x, top);
      case 'loop': {
        const { width, height } = sizeOfStep(step);
        const frame: LaidNode = {
          what: 'frame',
          id: `frame ${step.key}`,
          step,
          x: x - width / 2,
          y: top,
          width,
          height,
        };
        nodes.push(frame);
        const block: Block = { within: step.key, branch: 'steps' };
        const entry = { from: node.id, place: { block, at: 0 } };
        layBlock(block, step.steps, x, node.y + sizes.height + sizes.gap, [entry]);
        return [{ from: frame.id, place: after }];
      }
      case 'end':
        return [];
      case 'method':
      case 'delay':
      case 'transform':
      case 'reference':
        return [{ from: node.id, place: after }];
    }
  };

  const layDecision = (step: Step, x: number, top: number): readonly Exit[] => {
    const then = sizeOfBlock(stepsOfBranch(step, 'then'));
    const otherwise = sizeOfBlock(stepsOfBranch(step, 'else'));
    const left = x - (then.width + sizes.beside + otherwise.width) / 2;
    const below = top + sizes.height + sizes.gap;
    const lay = (branch: 'then' | 'else', middle: number, way: 'yes' | 'no'): readonly Exit[] => {
      const block: Block = { within: step.key, branch };
      const entry: Exit = { from: step.key, place: { block, at: 0 }, way };
      return layBlock(block, stepsOfBranch(step, branch), middle, below, [entry]);
    };
    return [
      ...lay('then', left + then.width / 2, 'yes'),
      ...lay('else', left + then.width + sizes.beside + otherwise.width / 2, 'no'),
    ];
  };

  const trigger: LaidNode = {
    what: 'trigger',
    id: 'trigger',
    x: -sizes.width / 2,
    y: 0,
    width: sizes.width,
    height: sizes.height,
  };
  nodes.push(trigger);
  layBlock(rootBlock, document.steps, 0, sizes.height + sizes.gap, [
    { from: 'trigger', place: { block: rootBlock, at: 0 } },
  ]);
  return { nodes, edges };
}

/** Where among the steps of its block a step stands that was dragged to a height; counted as `moveStep` takes it. */
export function placeAtHeight({ nodes }: Layout, key: string, middle: number): Place | undefined {
  const steps = nodes.filter((node) => node.what === 'step');
  const own = steps.find(({ id }) => id === key);
  if (own === undefined) return undefined;
  const { block, at: from } = own.place;
  const above = steps.filter(
    (node) => node.id !== key && sameBlock(node.place.block, block) && node.y + node.height / 2 < middle,
  ).length;
  return { block, at: above <= from ? above : above + 1 };
}

function stepNode(step: Step, place: Place, x: number, y: number): LaidNode {
  return {
    what: 'step',
    id: step.key,
    step,
    place,
    x: x - sizes.width / 2,
    y,
    width: sizes.width,
    height: sizes.height,
  };
}

function addNode(place: Place, x: number, y: number, isEmpty: boolean): LaidNode {
  const { within, branch } = place.block;
  return {
    what: 'add',
    id: `add ${within ?? ''} ${branch} ${place.at}`,
    place,
    isEmpty,
    x: x - sizes.add / 2,
    y,
    width: sizes.add,
    height: sizes.add,
  };
}

function sizeOfBlock(steps: readonly Step[]): Size {
  const each = steps.map(sizeOfStep);
  const joins = steps.slice(0, -1).filter(({ kind }) => kind === 'decision').length;
  return {
    width: Math.max(sizes.width, ...each.map(({ width }) => width)),
    height: each.reduce((sum, { height }) => sum + height + sizes.gap, 0) + joins * (sizes.add + sizes.gap) + sizes.add,
  };
}

function sizeOfStep(step: Step): Size {
  if (step.kind === 'decision') {
    const then = sizeOfBlock(stepsOfBranch(step, 'then'));
    const otherwise = sizeOfBlock(stepsOfBranch(step, 'else'));
    return {
      width: then.width + sizes.beside + otherwise.width,
      height: sizes.height + sizes.gap + Math.max(then.height, otherwise.height),
    };
  }
  if (step.kind === 'loop') {
    const inner = sizeOfBlock(step.steps);
    return {
      width: inner.width + 2 * sizes.padding,
      height: sizes.height + sizes.gap + inner.height + 2 * sizes.padding,
    };
  }
  return { width: sizes.width, height: sizes.height };
}

function sameBlock(one: Block, other: Block): boolean {
  return one.within === other.within && one.branch === other.branch;
}
