import type { Connector } from '@tandem/connector-kit';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import { hiddenProperties, installationAnswer, installationOf } from '../account-connectors/installation-answer.ts';
import { follow, readInstallation, type StoredInstallation } from '../account-connectors/stored-installation.ts';
import { readAccount } from '../accounts/read-account.ts';
import type { Database } from '../database/tables.ts';
import { momentText } from '../http/text.ts';
import { connectorAnswer, connectorOf } from '../library/connector-answer.ts';
import type { Library } from '../library/library.ts';
import { hidesSite } from '../setups/capability-report.ts';
import { readSetup } from '../setups/setup-store.ts';
import type { SetupLink } from './setup-link.ts';

export const openLinkAnswer = z
  .object({
    accountName: z.string(),
    connector: connectorAnswer.describe('With the properties alone that the setup leaves to accounts'),
    installation: z.string().nullable().describe('Null until the first values are saved'),
    properties: installationAnswer.shape.properties.describe('Of what the partner hid there is nothing here'),
    status: installationAnswer.shape.status,
    statusDetail: z.string().nullable(),
    allowedOrigins: z.array(z.string()).describe('The page that frames this one is of one of these'),
    returnUrl: z.string().nullable(),
    expiresAt: momentText.describe('Until then it may be finished'),
  })
  .meta({ id: 'OpenSetupLink' });

/** An opened link as the browser that opened it sees it: the account's own part of the values, and how to find them. */
export async function openLinkOf(
  database: Kysely<Database>,
  library: Library,
  link: SetupLink,
): Promise<z.infer<typeof openLinkAnswer>> {
  const connector = library.find(link.connector);
  const account = await readAccount(database, link.account_id);
  const stored = await installationOfLink(database, library, link, connector);
  const hidden = hiddenProperties(stored);
  const shown = installationOf(stored, true);
  const facts = connectorOf(connector, library.operator, null);
  const isSiteTold = shown.status === 'failed' && hidesSite(connector, hidden);
  return {
    accountName: account.name,
    connector: { ...facts, properties: facts.properties.filter(({ name }) => !hidden.has(name)) },
    installation: link.account_connector_id,
    properties: Object.fromEntries(Object.entries(shown.properties).filter(([name]) => !hidden.has(name))),
    status: shown.status,
    statusDetail: isSiteTold ? null : shown.statusDetail,
    allowedOrigins: [...link.allowed_origins],
    returnUrl: link.return_url,
    expiresAt: link.expires_at.toISOString(),
  };
}

/** The account connector of a link; before there is one, what one without values of its own would be. */
async function installationOfLink(
  database: Kysely<Database>,
  library: Library,
  link: SetupLink,
  connector: Connector,
): Promise<StoredInstallation> {
  if (link.account_connector_id !== null) {
    return readInstallation(database, library, link.account_id, link.account_connector_id);
  }
  const row = {
    id: '',
    account_id: link.account_id,
    connector: connector.key,
    name: link.name ?? connector.name,
    properties: {},
    device_id: '',
    modes: {},
    checked_at: null,
    last_success_at: null,
    last_error: null,
    failing_since: null,
    created_at: link.created_at,
    updated_at: link.created_at,
  };
  return follow(library, row, connector, await readSetup(database, connector.key), new Map());
}
