import type { CycleDocument } from '../definition/cycle-document.ts';

/** A document that comes with Tandem, to make a template of. */
export interface ReadyTemplate {
  /** Names it in the API and on the command line. */
  readonly key: string;
  readonly document: CycleDocument & { readonly description: string };
}
