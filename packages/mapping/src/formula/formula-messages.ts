import type { FormulaErrorCode } from './formula-error.ts';
import type { FormulaLimits } from './formula-limits.ts';

/** What the process of formulas is asked: formulas over one context. Data travels as JSON. */
export interface FormulaJob {
  readonly limits: FormulaLimits;
  readonly context: string;
  readonly formulas: readonly { readonly text: string; readonly names: string }[];
}

/** What it answers: that it is there, and then for each formula in order what came of it. It stops at the first error. */
export type FormulaAnswer =
  | { readonly kind: 'ready' }
  | { readonly kind: 'value'; readonly json: string | undefined }
  | {
      readonly kind: 'error';
      readonly code: FormulaErrorCode;
      readonly detail: string;
      readonly position: number | undefined;
    };
