import { answered } from '@tandem/client';
import { Agent, request } from 'undici';
import { startProgram } from './child.ts';
import { deploy } from './deployment.ts';
import type { Line } from './line.ts';
import { quantile, times } from './measure.ts';

const upstreamMs = 5;
const rounds = 300;

/** The same through `POST .../calls`, with the record of the call and the vault. */
export const callOverhead: Line = {
  name: 'call-overhead',
  about: 'tasks.get through POST .../calls, with record and vault, above the time of the upstream itself',
  async run() {
    const upstream = startProgram('./upstream.ts', [String(upstreamMs)]);
    const url = `http://127.0.0.1:${(await upstream.line(/^listening (\d+)$/))[1]}`;
    const deployment = await deploy({ upstream: url, company: 'acme', apiKey: 'ScoroAPI_00000000000000000000' });
    const agent = new Agent();
    try {
      const { account, installation, client, token } = deployment;
      const path = { account, installation };
      await answered(client.POST('/v1/accounts/{account}/connectors/{installation}/test', { params: { path } }));
      const endpoint = `${deployment.url}/v1/accounts/${account}/connectors/${installation}/calls`;
      const through = () => send(endpoint, agent, { method: 'tasks.get', input: { id: 1 } }, token);
      const bare = () =>
        send(`${url}/acme/api/v2/tasks/view/1`, agent, { apiKey: 'x', company_account_id: 'acme', lang: 'eng' });
      await times(through, 50);
      await times(bare, 50);
      const alone = await times(bare, rounds);
      const whole = await times(through, rounds);
      return [
        {
          name: 'p50 above the upstream',
          value: quantile(whole, 0.5) - quantile(alone, 0.5),
          unit: 'ms',
          bar: { kind: 'atMost', value: 5 },
        },
        { name: 'p50 through Tandem', value: quantile(whole, 0.5), unit: 'ms' },
        { name: 'p50 of the upstream', value: quantile(alone, 0.5), unit: 'ms' },
        { name: 'p95 through Tandem', value: quantile(whole, 0.95), unit: 'ms' },
      ];
    } finally {
      await agent.close();
      await deployment.close();
      await upstream.stop();
    }
  },
};

async function send(url: string, dispatcher: Agent, body: unknown, token?: string): Promise<void> {
  const answer = await request(url, {
    method: 'POST',
    dispatcher,
    headers: { 'content-type': 'application/json', ...(token !== undefined && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify(body),
  });
  if (answer.statusCode !== 200) {
    throw new Error(`${url} answered ${answer.statusCode}: ${await answer.body.text()}`);
  }
  await answer.body.json();
}
