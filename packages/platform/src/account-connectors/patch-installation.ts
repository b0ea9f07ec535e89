import { z } from 'zod';
import { notFound } from '../http/not-found.ts';
import { defineRoute } from '../http/route.ts';
import { nameText } from '../http/text.ts';
import type { Library } from '../library/library.ts';
import type { Verifier } from '../setups/capability.ts';
import { propertyInput } from '../setups/read-wishes.ts';
import type { Vault } from '../vault/vault.ts';
import { changeProperties } from './change-properties.ts';
import { installationAnswer, installationOf } from './installation-answer.ts';
import { readInstallation } from './stored-installation.ts';
import { nameTaken, writeSecrets, writtenValues } from './write-installation.ts';

interface Needs {
  readonly library: Library;
  readonly vault: Vault;
  readonly verifier: Verifier;
}

/** `PATCH /v1/accounts/{account}/connectors/{installation}` */
export function patchInstallation({ library, vault, verifier }: Needs) {
  return defineRoute({
    operation: 'updateAccountConnector',
    verb: 'PATCH',
    path: '/v1/accounts/{account}/connectors/{installation}',
    tag: 'Account connectors',
    summary: 'Renames an account connector, or changes its values',
    description:
      "A property left out keeps its value; null clears it, after which the partner's applies again; `{ \"isSet\": true }` keeps a secret. " +
      'A changed value drops the session. Changing what decides where requests go clears the secrets that are not given again.',
    rights: { role: 'builder', accountTokens: 'own' },
    body: z.strictObject({
      name: nameText.optional(),
      properties: z.record(z.string().max(100), propertyInput).optional(),
    }),
    answer: installationAnswer,
    audit: {
      action: 'connector.update',
      change: ({ params, body }, answer) => ({
        subject: { kind: 'accountConnector', id: answer.id, name: answer.name },
        account: params.account,
        detail: { ...(body.name === undefined ? {} : { name: body.name }), properties: Object.keys(body.properties ?? {}) },
      }),
    },
    handler: async ({ params, body, principal, database }) => {
      const { account, installation: id } = params;
      // Two writers at once take turns, so that neither works on what the other is about to replace.
      const locked = await database
        .selectFrom('account_connectors')
        .select('id')
        .where('account_id', '=', account)
        .where('id', '=', id)
        .forUpdate()
        .executeTakeFirst();
      if (locked === undefined) throw notFound();
      const stored = await readInstallation(database, library, account, id);
      const { row, connector, setup, layer } = stored;
      const inputs = new Map(Object.entries(body.properties ?? {}));
      const changed = changeProperties(connector, library.operator, setup.layer, layer, row.device_id, inputs);
      if (inputs.size > 0) {
        await verifier.forgetSessions(database, { installation: id });
        await writeSecrets(database, vault, account, id, changed);
      }
      await database
        .updateTable('account_connectors')
        .set({ name: body.name ?? row.name, properties: writtenValues(changed), updated_at: new Date() })
        .where('id', '=', id)
        .execute()
        .catch((error: unknown) => {
          throw nameTaken(error);
        });
      return installationOf(await readInstallation(database, library, account, id), principal.account !== undefined);
    },
  });
}
