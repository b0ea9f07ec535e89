import type { Installation, Scrubber } from '@tandem/connector-kit';
import type { Installation as LoadedInstallation } from '../../account-connectors/load-installation.ts';

/** An account connector as calls see it. */
export interface KnownInstallation extends LoadedInstallation {
  /** Takes the secrets of the values, and of the sessions there are by now, out of what is kept and answered. */
  scrubber(): Scrubber;
  /** The budget it spends from; undefined where the values lead to no site. */
  readonly budgetKey: string | undefined;
  readonly lastError: { readonly code: string; readonly at: string } | undefined;
  /** As the kit takes it. */
  readonly forCalls: Installation;
}
