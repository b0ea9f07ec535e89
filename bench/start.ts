import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { residentMegabytes, startTandem } from './child.ts';
import type { Line } from './line.ts';
import { median } from './measure.ts';

const starts = 5;

/** `tandem start`, which is what `npm start` runs once nothing is stale, to the ready line; and its memory a minute later. */
export const start: Line = {
  name: 'start',
  about: 'start on built files and an initialised folder to the ready line; memory of the Node process a minute later',
  async run(signal) {
    const folder = await mkdtemp(join(tmpdir(), 'tandem-bench-'));
    const environment = { TANDEM_DATA_DIR: folder, TANDEM_PORT: '0', TANDEM_SANDBOX_PORT: '0' };
    const ready = async () => {
      const began = performance.now();
      const server = startTandem(['start'], environment);
      await server.line(/^Data\s/);
      return { server, took: performance.now() - began };
    };
    try {
      await (await ready()).server.stop();
      const took: number[] = [];
      for (let round = 1; round < starts; round += 1) {
        const once = await ready();
        took.push(once.took);
        await once.server.stop();
      }
      const last = await ready();
      took.push(last.took);
      await sleep(60_000, undefined, { signal });
      const idle = await residentMegabytes(last.server.pid);
      await last.server.stop();
      return [
        {
          name: 'to the ready line, median of 5',
          value: median(took) / 1000,
          unit: 's',
          bar: { kind: 'atMost', value: 2 },
        },
        { name: 'idle memory after a minute', value: idle, unit: 'MB', bar: { kind: 'atMost', value: 150 } },
      ];
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
};
