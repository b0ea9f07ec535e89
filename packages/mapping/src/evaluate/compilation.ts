import type { Evaluate } from './run.ts';

/** What one definition is compiled with: it tells the formulas in it apart. */
export class Compilation {
  #formulas = 0;

  get hasFormulas(): boolean {
    return this.#formulas > 0;
  }

  /** A formula of the definition, which sees the items of these names. */
  formula(text: string, names: readonly string[]): Evaluate {
    const formula = this.#formulas;
    this.#formulas += 1;
    return (run, scope) => {
      run.enter();
      return run.answer(formula, text, names, scope);
    };
  }
}
