import '@xyflow/react/dist/style.css';
import { useComputedColorScheme } from '@mantine/core';
import {
  applyNodeChanges,
  Background,
  Controls,
  type Edge,
  MiniMap,
  type Node,
  type NodeChange,
  ReactFlow,
} from '@xyflow/react';
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import { type BuilderValue, useBuilder } from '../builder-context.ts';
import { placeOf, rootBlock } from '../document/blocks.ts';
import { type Direction, moveStep, removeStep, shiftStep } from '../document/edit-steps.ts';
import { titleOf, triggerLabels } from '../document/step-words.ts';
import classes from './canvas.module.css';
import { AddNode } from './add-node.tsx';
import { FrameNode } from './frame-node.tsx';
import { InsertEdge } from './insert-edge.tsx';
import { type LaidNode, type Layout, layOut, placeAtHeight } from './layout.ts';
import { StepNode } from './step-node.tsx';

const mapSize = { width: 132, height: 96 };
const nodeTypes = { trigger: StepNode, step: StepNode, frame: FrameNode, add: AddNode };
const edgeTypes = { insert: InsertEdge };
const shifts: Readonly<Record<string, Direction>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowRight: 'in',
  ArrowLeft: 'out',
};

/** The document as a drawing, laid out by itself: methods are dragged onto its ways, steps are dragged up and down within their block. */
export function Canvas() {
  const builder = useBuilder();
  const { document, select, mayChange, changeDocument, selection, methodName, run } = builder;
  const scheme = useComputedColorScheme('light');
  const layout = useMemo(() => layOut(document), [document]);
  const drawn = useMemo(
    () => layout.nodes.map((node) => drawnNode(node, { document, selection, methodName, mayChange })),
    [layout, document, selection, methodName, mayChange],
  );
  const [nodes, setNodes] = useState(drawn);
  useEffect(() => setNodes(drawn), [drawn]);
  const edges = useMemo(() => drawnEdges(layout, run), [layout, run]);
  const surface = useFocusedAgain(document);

  const steps = layout.nodes.filter(({ what }) => what === 'step').length;

  const open = (id: string) => {
    if (id === 'trigger') select({ what: 'trigger' });
    else if (layout.nodes.some((node) => node.what === 'step' && node.id === id)) select({ what: 'step', key: id });
  };
  const onNodesChange = (changes: NodeChange[]) => {
    setNodes((old) =>
      applyNodeChanges(
        changes.filter(({ type }) => type === 'position' || type === 'dimensions'),
        old,
      ),
    );
    for (const change of changes) if (change.type === 'select' && change.selected) open(change.id);
  };
  const letGo = (id: string, y: number, height: number) => {
    const place = placeAtHeight(layout, id, y + height / 2);
    const moved = place === undefined ? document : moveStep(document, id, place);
    if (moved === document) setNodes(drawn);
    else changeDocument(() => moved);
  };

  return (
    <div
      className={classes.canvas}
      ref={surface.element}
      onKeyDownCapture={(event) => onKey(event, builder, layout, surface.focusNext)}
    >
      <ReactFlow
        nodes={nodes}
        edges={edges}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        colorMode={scheme}
        onNodesChange={onNodesChange}
        onNodeClick={(_event, node) => open(node.id)}
        onNodeDragStop={(_event, node) => letGo(node.id, node.position.y, node.height ?? 0)}
        onPaneClick={() => select(undefined)}
        nodesDraggable={mayChange}
        nodesConnectable={false}
        selectNodesOnDrag={false}
        edgesFocusable={false}
        deleteKeyCode={null}
        selectionKeyCode={null}
        multiSelectionKeyCode={null}
        fitView
        fitViewOptions={{ maxZoom: 1, padding: 0.15 }}
        minZoom={0.2}
        panOnScroll
        ariaLabelConfig={{
          'node.a11yDescription.default': 'Enter opens it, Alt with arrows moves it, Delete removes it.',
        }}
        data-selection={selection?.what}
      >
        <Background gap={20} size={1} />
        <Controls showInteractive={false} />
        {steps > 6 && <MiniMap pannable zoomable ariaLabel="Small map of the canvas" style={mapSize} />}
      </ReactFlow>
    </div>
  );
}

/** Gives the focus back to a step once it is drawn at its new place. */
function useFocusedAgain(document: unknown) {
  const element = useRef<HTMLDivElement>(null);
  const focusNext = useRef<string | undefined>(undefined);
  useEffect(() => {
    const id = focusNext.current;
    focusNext.current = undefined;
    if (id !== undefined) nodeElement(element.current, id)?.focus();
  }, [document]);
  return { element, focusNext };
}

function nodeElement(surface: HTMLElement | null, id: string): HTMLElement | null {
  return surface?.querySelector<HTMLElement>(`.react-flow__node[data-id="${id}"]`) ?? null;
}

/** Keys on a node that has the focus. */
function onKey(
  event: KeyboardEvent<HTMLDivElement>,
  { document, changeDocument, insertAt, mayChange, select }: BuilderValue,
  layout: Layout,
  focusNext: { current: string | undefined },
): void {
  const focused = event.target instanceof HTMLElement ? event.target : null;
  const id = focused?.classList.contains('react-flow__node') === true ? focused.dataset['id'] : undefined;
  if (id === undefined) return;
  const steps = layout.nodes.filter(({ what }) => what === 'step' || what === 'trigger');
  const at = steps.findIndex((node) => node.id === id);
  const done = () => {
    event.preventDefault();
    event.stopPropagation();
  };
  const shift = shifts[event.key];
  if (shift !== undefined) {
    done();
    if (!event.altKey) {
      const next = steps[shift === 'up' || shift === 'out' ? at - 1 : at + 1];
      if (next !== undefined) nodeElement(event.currentTarget, next.id)?.focus();
    } else if (mayChange && id !== 'trigger') {
      // Written through a parameter, since the next drawing reads it.
      Object.assign(focusNext, { current: id });
      changeDocument((old) => shiftStep(old, id, shift));
    }
    return;
  }
  if (!mayChange) return;
  if ((event.key === 'Delete' || event.key === 'Backspace') && id !== 'trigger') {
    done();
    Object.assign(focusNext, { current: steps[at - 1]?.id });
    changeDocument((old) => removeStep(old, id));
    select(undefined);
  } else if (event.key === '/' || event.key === '+') {
    done();
    const place = placeOf(document, id);
    insertAt(place === undefined ? { block: rootBlock, at: 0 } : { ...place, at: place.at + 1 });
  }
}

function drawnNode(
  node: LaidNode,
  {
    document,
    selection,
    methodName,
    mayChange,
  }: Pick<BuilderValue, 'document' | 'selection' | 'methodName' | 'mayChange'>,
): Node {
  const common = {
    id: node.id,
    type: node.what,
    position: { x: node.x, y: node.y },
    width: node.width,
    height: node.height,
    selectable: false,
    draggable: false,
    focusable: false,
  };
  switch (node.what) {
    case 'trigger':
      return {
        ...common,
        data: {},
        selectable: true,
        focusable: true,
        selected: selection?.what === 'trigger',
        ariaLabel: triggerLabels[document.trigger.kind],
      };
    case 'step':
      return {
        ...common,
        data: { step: node.step },
        selectable: true,
        focusable: true,
        draggable: mayChange,
        selected: selection?.what === 'step' && selection.key === node.id,
        ariaLabel: titleOf(node.step, methodName),
        zIndex: 1,
      };
    case 'frame':
      return { ...common, data: {}, zIndex: -1 };
    case 'add':
      return { ...common, data: { place: node.place, isEmpty: node.isEmpty }, zIndex: 2 };
  }
}

function drawnEdges({ edges, nodes }: Layout, run: BuilderValue['run']): Edge[] {
  const steps = new Set(nodes.filter(({ what }) => what === 'step').map(({ id }) => id));
  return edges.map(({ id, source, target, place, way }) => {
    const counted = steps.has(target) ? run?.steps[target] : undefined;
    const count = counted === undefined ? undefined : Object.values(counted).reduce((sum, each) => sum + each, 0);
    // The button of such a node is the place already.
    const isAsked = target.startsWith('add ') || source.startsWith('add ');
    return {
      id,
      source,
      target,
      type: 'insert',
      focusable: false,
      data: { place: isAsked ? undefined : place, way, count },
    };
  });
}
