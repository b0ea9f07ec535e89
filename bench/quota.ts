import { scoro } from '@tandem/connector-scoro';
import type { Line } from './line.ts';
import { startBenchSandbox } from './sandbox.ts';

/** The requests of a first full sync, and of one that reads what has changed since. */
export const quota: Line = {
  name: 'quota',
  about:
    'requests sent for a first full sync, and for an incremental one with 1 % changed, against the fewest that the protocol allows',
  async run() {
    const sandbox = await startBenchSandbox(1, 'bench');
    const acme = scoro({ companyName: 'bench', apiKey: sandbox.credentials.apiKey, sandboxUrl: sandbox.url });
    try {
      const before = await sandbox.requests();
      let all = 0;
      for await (const entry of acme.timeEntries.list()) {
        all += entry === undefined ? 0 : 1;
      }
      const full = (await sandbox.requests()) - before;
      const since = new Date(Date.now() - 60_000).toISOString().slice(0, 10);
      await sandbox.control({ touch: { module: 'timeEntries', share: 0.01 } });
      let changed = 0;
      const beforeChanged = await sandbox.requests();
      for await (const entry of acme.timeEntries.list({ filter: { modified_date: { from_date: since } } })) {
        changed += entry === undefined ? 0 : 1;
      }
      const incremental = (await sandbox.requests()) - beforeChanged;
      return [
        { name: 'records', value: all, unit: '' },
        {
          name: 'requests of a full sync',
          value: full,
          unit: '',
          bar: { kind: 'atMost', value: Math.ceil(all / 100) + 1 },
        },
        { name: 'changed records', value: changed, unit: '' },
        {
          name: 'requests of an incremental sync',
          value: incremental,
          unit: '',
          bar: { kind: 'atMost', value: Math.ceil(changed / 100) + 1 },
        },
      ];
    } finally {
      await acme.close();
      await sandbox.process.stop();
    }
  },
};
