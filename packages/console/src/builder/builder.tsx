import { useDebouncedValue, useHotkeys, useLocalStorage, useMediaQuery } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useMemo, useState } from 'react';
import { cycleCheckQuery } from '../api/cycle-queries.ts';
import { hasEnded, readRunSample, runQuery } from '../api/run-queries.ts';
import { useMay } from '../api/session.ts';
import { useLeaveGuard } from '../app/use-leave-guard.ts';
import { LoadingState } from '../states/loading-state.tsx';
import { BuilderContext, type BuilderValue, type Draft, type Selection } from './builder-context.ts';
import { BuilderHeader, type HeaderSlots, type View } from './builder-header.tsx';
import classes from './builder.module.css';
import { placeOf, type Place, rootBlock } from './document/blocks.ts';
import { changeStep, insertStep } from './document/edit-steps.ts';
import { noSamples, type Samples } from './document/sample-data.ts';
import { methodNames, recordsNames, type Target, useMethodSources } from './method-sources.ts';
import { StepList } from './list/step-list.tsx';
import { allChoices, beginStep, type Choice } from './palette/choices.ts';
import { Inserter } from './palette/inserter.tsx';
import { Palette } from './palette/palette.tsx';
import { RunBar } from './runs/run-bar.tsx';
import { SidePanel } from './side-panel.tsx';
import { useDraft } from './use-draft.ts';

const Canvas = lazy(async () => ({ default: (await import('./canvas/canvas.tsx')).Canvas }));

export interface BuilderProps extends HeaderSlots {
  readonly target: Target;
  readonly initial: Draft;
  readonly account: unknown;
  readonly cycle: unknown;
  /** The latest run, whose data fields pick from. */
  readonly lastRun: string | undefined;
}

const checkMs = 400;

/** The builder: the document as a list or on a canvas, a palette of what can be added, and a form of what is chosen. */
export function Builder({ target, initial, account, cycle, lastRun, ...slots }: BuilderProps) {
  const edited = useDraft(initial);
  const { draft, change } = edited;
  const { document } = draft;
  const mayChange = useMay('builder');
  const [selection, select] = useState<Selection | undefined>(undefined);
  const [inserting, setInserting] = useState<Place | undefined>(undefined);
  const [wantedView, setView] = useLocalStorage<View>({ key: 'tandem-builder-view', defaultValue: 'list' });
  const isNarrow = useMediaQuery('(max-width: 800px)', undefined, { getInitialValueInEffect: false });
  const [watched, watch] = useState<string | undefined>(undefined);
  const sources = useMethodSources(target);
  const problems = useProblems(draft, target);
  const samplesOf = useSamples(target, watched, lastRun);
  const run = useQuery({ ...runQuery(accountOf(target), watched ?? ''), enabled: watched !== undefined });
  useLeaveGuard(edited.isUnsaved);
  useHotkeys(
    [
      ['mod+Z', () => edited.undo()],
      ['mod+shift+Z', () => edited.redo()],
      ['mod+Y', () => edited.redo()],
    ],
    [],
  );

  const insert = (choice: Choice, place: Place) => {
    setInserting(undefined);
    const begun = beginStep(draft, choice);
    change(() => ({ ...begun.draft, document: insertStep(begun.draft.document, place, begun.step) }));
    select({ what: 'step', key: begun.step.key });
  };
  const behindSelected = (): Place => {
    const place = selection?.what === 'step' ? placeOf(document, selection.key) : undefined;
    return place === undefined ? { block: rootBlock, at: document.steps.length } : { ...place, at: place.at + 1 };
  };
  const methodName = useMemo(
    () => methodNames(sources.sources, document, draft.bindings),
    [sources.sources, document, draft.bindings],
  );
  const value: BuilderValue = {
    target,
    draft,
    document,
    epoch: edited.epoch,
    mayChange,
    change,
    changeDocument: (update, about) => change((old) => ({ ...old, document: update(old.document) }), about),
    changeStep: (key, update, about) =>
      change((old) => ({ ...old, document: changeStep(old.document, key, update) }), about),
    selection,
    select,
    insertAt: setInserting,
    insertChoice(id, place) {
      const choice = allChoices(sources.sources).find((each) => each.id === id);
      if (choice !== undefined) insert(choice, place);
    },
    problems,
    sources,
    methodName,
    recordsName: recordsNames(sources.sources, document, draft.bindings),
    ...samplesOf,
    surroundings: { variables: draft.variables, account, cycle },
    run: run.data,
  };
  const view = isNarrow ? 'list' : wantedView;
  return (
    <BuilderContext value={value}>
      <div className={classes.builder}>
        <BuilderHeader
          {...slots}
          edited={edited}
          view={view}
          onView={setView}
          onWatch={watch}
          canChooseView={!isNarrow}
        />
        {run.data !== undefined && watched !== undefined && <RunBar run={run.data} onClose={() => watch(undefined)} />}
        <div className={classes.work} data-open={selection !== undefined}>
          {mayChange && (
            <aside className={classes.palette} aria-label="Palette">
              <Palette draggable={view === 'canvas'} onChoose={(choice) => insert(choice, behindSelected())} />
            </aside>
          )}
          <section className={classes.centre} data-view={view} aria-label={view === 'list' ? 'List' : 'Canvas'}>
            {view === 'list' ? (
              <StepList />
            ) : (
              <Suspense fallback={<LoadingState what="Loading the canvas" />}>
                <Canvas />
              </Suspense>
            )}
          </section>
          <SidePanel />
        </div>
        {inserting !== undefined && (
          <Inserter onClose={() => setInserting(undefined)} onChoose={(choice) => insert(choice, inserting)} />
        )}
      </div>
    </BuilderContext>
  );
}

function accountOf(target: Target): string {
  return target.kind === 'cycle' ? target.account : '';
}

/** What is wrong with the draft, a moment after it was changed. */
function useProblems({ document, bindings, variables }: Draft, target: Target) {
  const order = useMemo(
    () =>
      target.kind === 'cycle'
        ? { document: { ...document }, account: target.account, bindings: { ...bindings }, variables: { ...variables } }
        : { document: { ...document } },
    [document, bindings, variables, target],
  );
  const [wanted] = useDebouncedValue(order, checkMs);
  const check = useQuery({ ...cycleCheckQuery(wanted), placeholderData: keepPreviousData });
  return check.data?.problems ?? noProblems;
}

const noProblems: BuilderValue['problems'] = [];

/** Sample data: of the latest run at first, of a watched one once it has ended, and of each step that is tested. */
function useSamples(target: Target, watched: string | undefined, lastRun: string | undefined) {
  const [samples, setSamples] = useState<Samples>(noSamples);
  const account = accountOf(target);
  const shown = useQuery({ ...runQuery(account, watched ?? ''), enabled: watched !== undefined });
  const wanted =
    watched === undefined ? lastRun : shown.data !== undefined && hasEnded(shown.data) ? watched : undefined;
  const found = useQuery({
    queryKey: ['run-sample', account, wanted],
    queryFn: ({ signal }) => readRunSample(account, wanted ?? '', signal),
    enabled: wanted !== undefined && target.kind === 'cycle',
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  const { data } = found;
  useEffect(() => {
    if (data === undefined) return;
    setSamples((old) => ({
      trigger: data.trigger ?? old.trigger,
      steps: { ...old.steps, ...data.steps },
      records: { ...old.records, ...data.records },
    }));
  }, [data]);
  return { samples, setSamples };
}
