import { createContext, use } from 'react';
import type { DocumentProblem } from '../api/cycle-queries.ts';
import type { RunDetail } from '../api/run-queries.ts';
import type { Place } from './document/blocks.ts';
import type { CycleDocument, Step } from './document/cycle-document.ts';
import type { Samples, Surroundings } from './document/sample-data.ts';
import type { MethodName, RecordsName } from './document/step-words.ts';
import type { MethodSources, Target } from './method-sources.ts';

/** What is edited and saved together. */
export interface Draft {
  readonly document: CycleDocument;
  /** Account connectors by slot; empty for a template. */
  readonly bindings: Readonly<Record<string, string>>;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** What can be opened in the drawer: a step by its key, what starts the cycle, or what is common to all of it. */
export type Selection =
  | { readonly what: 'step'; readonly key: string }
  | { readonly what: 'trigger' }
  | { readonly what: 'settings' };

/** What all parts of the builder share. */
export interface BuilderValue {
  readonly target: Target;
  readonly draft: Draft;
  readonly document: CycleDocument;
  /** Grows whenever forms are to be drawn anew. */
  readonly epoch: number;
  readonly mayChange: boolean;
  /** Changes the draft; changes that are about the same are one step of undo. */
  readonly change: (update: (draft: Draft) => Draft, about?: string) => void;
  readonly changeDocument: (update: (document: CycleDocument) => CycleDocument, about?: string) => void;
  readonly changeStep: (key: string, update: (step: Step) => Step, about?: string) => void;
  readonly selection: Selection | undefined;
  readonly select: (selection: Selection | undefined) => void;
  /** Asks what to put at a place. */
  readonly insertAt: (place: Place) => void;
  /** Puts a choice of the palette at a place. */
  readonly insertChoice: (choice: string, place: Place) => void;
  readonly problems: readonly DocumentProblem[];
  readonly sources: MethodSources;
  readonly methodName: MethodName;
  readonly recordsName: RecordsName;
  readonly samples: Samples;
  readonly setSamples: (update: (samples: Samples) => Samples) => void;
  readonly surroundings: Surroundings;
  /** The run that is watched, if any. */
  readonly run: RunDetail | undefined;
}

export const BuilderContext = createContext<BuilderValue | undefined>(undefined);

export function useBuilder(): BuilderValue {
  const value = use(BuilderContext);
  if (value === undefined) throw new Error('A part of the builder stands outside of it.');
  return value;
}
