import type { Formulas } from '@tandem/mapping';
import type { Library } from '../../library/library.ts';
import type { Vault } from '../../vault/vault.ts';
import type { CycleLifecycle } from '../store/cycle-lifecycle.ts';

/** What the routes of templates and cycles need. */
export interface CycleStoreTools {
  readonly vault: Vault;
  readonly library: Library;
  readonly publicUrl: () => string;
  readonly lifecycle: CycleLifecycle;
  readonly formulas: Formulas;
}
