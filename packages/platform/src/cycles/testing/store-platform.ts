import { startTestPlatform, type TestPlatform } from '../../testing/test-platform.ts';
import { cycleStoreRoutes } from '../routes/cycle-store-routes.ts';
import type { CycleLifecycle } from '../store/cycle-lifecycle.ts';

/** A platform with templates and cycles, whose triggers are written down instead of started. */
export interface StorePlatform extends TestPlatform {
  /** What became of triggers, such as `enabled Acme 1`, in order. */
  readonly happened: string[];
}

export async function startStorePlatform(publicUrl = 'https://tandem.example.com'): Promise<StorePlatform> {
  const happened: string[] = [];
  const lifecycle: CycleLifecycle = {
    onEnabled: async (_transaction, { name, version }) => void happened.push(`enabled ${name} ${version}`),
    onDisabled: async (_transaction, { name }) => void happened.push(`disabled ${name}`),
    onPublished: async (_transaction, { name, version, enabled }) =>
      void happened.push(`published ${name} ${version}${enabled ? ' while enabled' : ''}`),
  };
  const platform = await startTestPlatform({
    publicUrl,
    createCycles: ({ vault, library }) => ({
      routes: cycleStoreRoutes({
        vault,
        library,
        publicUrl: () => publicUrl,
        lifecycle,
        formulas: { run: () => Promise.reject(new Error('This test evaluates no formula.')) },
      }),
    }),
  });
  return { ...platform, happened };
}
