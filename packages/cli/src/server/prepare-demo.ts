import { z } from 'zod';
import { addAccount } from '../api/account.ts';
import { pathOf, type ApiClient } from '../api/api-client.ts';
import { installationShape } from '../api/installation.ts';

export const demoAccount = 'Demo account';
const connector = 'scoro';
const company = 'demo';

const auditShape = z.looseObject({ items: z.array(z.unknown()) });
const credentialsShape = z.object({
  companyName: z.string(),
  companyAccountId: z.string(),
  apiKey: z.string(),
  username: z.string(),
  password: z.string(),
});

/** Whether nobody has changed anything yet: so it is only on the very first start. */
export async function isUntouched(api: ApiClient): Promise<boolean> {
  const { items } = await api.read(auditShape, 'GET', '/v1/audit', { query: { limit: 1 } });
  return items.length === 0;
}

/** Makes the demo account, with Scoro set up against the sandbox, by the calls that a person would make. */
export async function prepareDemo(api: ApiClient, sandboxUrl: string): Promise<void> {
  const response = await fetch(`${sandboxUrl}/${company}/credentials.json`);
  const credentials = credentialsShape.parse(await response.json());
  const account = await addAccount(api, demoAccount);
  const connectors = pathOf`/v1/accounts/${account.id}/connectors`;
  const installation = await api.read(installationShape, 'POST', connectors, {
    body: { connector, properties: { environment: 'sandbox', ...credentials } },
  });
  await api.read(z.unknown(), 'POST', `${connectors}${pathOf`/${installation.id}/test`}`);
}
