import type { TandemClient } from '@tandem/client';
import { z } from 'zod';
import { addAccount } from '../api/account.ts';
import { installationShape } from '../api/installation.ts';
import { readAnswer } from '../api/read-answer.ts';

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
export async function isUntouched(api: TandemClient): Promise<boolean> {
  const { items } = await readAnswer(auditShape, api.GET('/v1/audit', { params: { query: { limit: 1 } } }));
  return items.length === 0;
}

/** Makes the demo account, with Scoro set up against the sandbox, by the calls that a person would make. */
export async function prepareDemo(api: TandemClient, sandboxUrl: string): Promise<void> {
  const response = await fetch(`${sandboxUrl}/${company}/credentials.json`);
  const credentials = credentialsShape.parse(await response.json());
  const account = await addAccount(api, demoAccount);
  const installation = await readAnswer(
    installationShape,
    api.POST('/v1/accounts/{account}/connectors', {
      params: { path: { account: account.id } },
      body: { connector, properties: { environment: 'sandbox', ...credentials } },
    }),
  );
  await readAnswer(
    z.unknown(),
    api.POST('/v1/accounts/{account}/connectors/{installation}/test', {
      params: { path: { account: account.id, installation: installation.id } },
    }),
  );
}
