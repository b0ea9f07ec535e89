import type { Connector } from '@tandem/connector-kit';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import { changeInstallation, type ChangeNeeds } from '../account-connectors/change-installation.ts';
import { refuseHidden } from '../account-connectors/change-properties.ts';
import { createInstallation, freeName } from '../account-connectors/create-installation.ts';
import type { StoredInstallation } from '../account-connectors/stored-installation.ts';
import { writeAuditEntry } from '../audit/record-change.ts';
import type { Database } from '../database/tables.ts';
import { defineRoute } from '../http/route.ts';
import { propertyInput, type PropertyInput } from '../setups/read-wishes.ts';
import { readSetup } from '../setups/setup-store.ts';
import { openLinkAnswer, openLinkOf } from './open-link-answer.ts';
import { actorOf, linkOfRequest, type SetupLink } from './setup-link.ts';

/** `PUT /v1/setup-links/current/properties` */
export function putSetupLinkProperties(needs: ChangeNeeds) {
  const { library } = needs;
  return defineRoute({
    operation: 'saveSetupLinkProperties',
    verb: 'PUT',
    path: '/v1/setup-links/current/properties',
    tag: 'Setup links',
    summary: "Saves the customer's values; the first ones make the account connector",
    description:
      'A property left out keeps its value, null clears it. What the setup hides is refused. Nothing is sent to the application; test it afterwards.',
    rights: 'public',
    body: z.strictObject({ properties: z.record(z.string().max(100), propertyInput) }),
    answer: openLinkAnswer,
    audit: 'ownRecord',
    limit: { requests: 60, windowMs: 60_000 },
    handler: ({ body, request, database }) =>
      database.transaction().execute(async (transaction) => {
        const link = await linkOfRequest(transaction, request, 'lock');
        const connector = library.find(link.connector);
        const inputs = new Map(Object.entries(body.properties));
        const { layer } = await readSetup(transaction, connector.key);
        refuseHidden(connector, layer, [...inputs.keys()]);
        const { row } = await save(needs, transaction, link, connector, inputs);
        const isNew = link.account_connector_id === null;
        await writeAuditEntry(transaction, actorOf(link), isNew ? 'connector.install' : 'connector.update', {
          subject: { kind: 'accountConnector', id: row.id, name: row.name },
          account: link.account_id,
          detail: { connector: connector.key, properties: [...inputs.keys()] },
        });
        return openLinkOf(transaction, library, { ...link, account_connector_id: row.id });
      }),
  });
}

async function save(
  needs: ChangeNeeds,
  transaction: Kysely<Database>,
  link: SetupLink,
  connector: Connector,
  inputs: ReadonlyMap<string, PropertyInput>,
): Promise<StoredInstallation> {
  const { account_id: account, account_connector_id: id } = link;
  if (id !== null) return changeInstallation(needs, transaction, { account, id, inputs });
  const name = await freeName(transaction, account, link.name ?? connector.name);
  const made = await createInstallation(needs, transaction, { account, connector, name, inputs });
  await transaction
    .updateTable('setup_links')
    .set({ account_connector_id: made.row.id })
    .where('id', '=', link.id)
    .execute();
  return made;
}
