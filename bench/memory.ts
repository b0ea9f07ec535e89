import { setTimeout as sleep } from 'node:timers/promises';
import { Agent, request } from 'undici';
import { residentMegabytes } from './child.ts';
import { deploy } from './deployment.ts';
import type { Line } from './line.ts';
import { startBenchSandbox } from './sandbox.ts';

const early = 10_000;
const late = 100_000;
const clients = 10;
const samples = 10;

/** What the server keeps in memory must not grow with the calls that it has made. */
export const memory: Line = {
  name: 'memory',
  about: `memory of the server after ${late.toLocaleString('en')} calls against after ${early.toLocaleString('en')}`,
  async run(signal) {
    const sandbox = await startBenchSandbox(1, 'acme');
    const deployment = await deploy({ upstream: sandbox.url, company: 'acme', apiKey: sandbox.credentials.apiKey });
    const agent = new Agent();
    const { account, installation, token, server } = deployment;
    const endpoint = `${deployment.url}/v1/accounts/${account}/connectors/${installation}/calls`;
    const orders = [
      { method: 'tasks.list', input: { perPage: 5 } },
      { method: 'contacts.list', input: { perPage: 1 } },
      { method: 'tasks.get', input: { id: 999_999_999 } },
    ];
    const call = async (at: number): Promise<void> => {
      const answer = await request(endpoint, {
        method: 'POST',
        dispatcher: agent,
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify(orders[at % orders.length]),
      });
      // No task has that number.
      if (answer.statusCode !== 200 && answer.statusCode !== 404) {
        throw new Error(`${answer.statusCode}: ${await answer.body.text()}`);
      }
      await answer.body.dump();
    };
    let made = 0;
    const makeUntil = async (count: number): Promise<void> => {
      const client = async (): Promise<void> => {
        while (made < count) {
          signal.throwIfAborted();
          made += 1;
          await call(made);
        }
      };
      await Promise.all(Array.from({ length: clients }, client));
    };
    /** The least of some seconds: what is about to be collected is not kept. */
    const settled = async (): Promise<number> => {
      let least = Infinity;
      for (let sample = 0; sample < samples; sample += 1) {
        await sleep(1_000, undefined, { signal });
        least = Math.min(least, await residentMegabytes(server.pid));
      }
      return least;
    };
    try {
      await makeUntil(early);
      const before = await settled();
      const along: number[] = [];
      for (let count = early * 2; count <= late; count += early) {
        await makeUntil(count);
        along.push(await residentMegabytes(server.pid));
      }
      const after = await settled();
      return [
        { name: 'growth', value: after - before, unit: 'MB', bar: { kind: 'atMost', value: 20 } },
        { name: `after ${early.toLocaleString('en')} calls`, value: before, unit: 'MB' },
        { name: `after ${late.toLocaleString('en')} calls`, value: after, unit: 'MB' },
        { name: 'most on the way', value: Math.max(...along), unit: 'MB' },
      ];
    } finally {
      await agent.close();
      await deployment.close();
      await sandbox.process.stop();
    }
  },
};
