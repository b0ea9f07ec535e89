import { randomUUID } from 'node:crypto';
import { nearestNames, TandemError } from '@tandem/connector-kit';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import { readAccount } from '../accounts/read-account.ts';
import { newIdentifier } from '../database/identifier.ts';
import type { Database } from '../database/tables.ts';
import { defineRoute } from '../http/route.ts';
import { nameText } from '../http/text.ts';
import type { Library } from '../library/library.ts';
import { propertyInput } from '../setups/read-wishes.ts';
import { emptyLayer } from '../setups/resolve-properties.ts';
import { readSetup } from '../setups/setup-store.ts';
import type { Vault } from '../vault/vault.ts';
import { changeProperties } from './change-properties.ts';
import { installationAnswer, installationOf } from './installation-answer.ts';
import { readInstallation } from './stored-installation.ts';
import { nameTaken, writeSecrets, writtenValues } from './write-installation.ts';

/** `POST /v1/accounts/{account}/connectors` */
export function postInstallation({ library, vault }: { library: Library; vault: Vault }) {
  return defineRoute({
    operation: 'installConnector',
    verb: 'POST',
    path: '/v1/accounts/{account}/connectors',
    tag: 'Account connectors',
    summary: 'Installs a connector in an account',
    description: 'Only what the setup does not give already is needed. Nothing is sent to the application; test it afterwards.',
    rights: { role: 'builder', accountTokens: 'own' },
    body: z
      .strictObject({
        connector: z.string().max(100).describe('Key of a connector'),
        name: nameText.optional().describe("The connector's name unless given, with a number where that is taken"),
        properties: z.record(z.string().max(100), propertyInput).optional(),
      })
      .meta({ examples: [{ connector: 'scoro', properties: { companyName: 'acme', apiKey: '...' } }] }),
    status: 201,
    answer: installationAnswer,
    audit: {
      action: 'connector.install',
      change: ({ params, body }, answer) => ({
        subject: { kind: 'accountConnector', id: answer.id, name: answer.name },
        account: params.account,
        detail: { connector: answer.connector, properties: Object.keys(body.properties ?? {}) },
      }),
    },
    handler: async ({ params, body, principal, database }) => {
      await readAccount(database, params.account);
      const connector = library.connectors.find(({ key }) => key === body.connector);
      if (connector === undefined) throw unknownConnector(library, body.connector);
      const setup = await readSetup(database, connector.key);
      const deviceId = randomUUID();
      const inputs = new Map(Object.entries(body.properties ?? {}));
      const changed = changeProperties(connector, library.operator, setup.layer, emptyLayer, deviceId, inputs);
      const id = newIdentifier('ins');
      await database
        .insertInto('account_connectors')
        .values({
          id,
          account_id: params.account,
          connector: connector.key,
          name: body.name ?? (await freeName(database, params.account, connector.name)),
          properties: writtenValues(changed),
          device_id: deviceId,
        })
        .execute()
        .catch((error: unknown) => {
          throw nameTaken(error);
        });
      await writeSecrets(database, vault, params.account, id, changed);
      return installationOf(await readInstallation(database, library, params.account, id), principal.account !== undefined);
    },
  });
}

/** `Scoro`, else `Scoro 2`, `Scoro 3` ... */
async function freeName(database: Kysely<Database>, account: string, wanted: string): Promise<string> {
  const rows = await database.selectFrom('account_connectors').select('name').where('account_id', '=', account).execute();
  const taken = new Set(rows.map(({ name }) => name.toLowerCase()));
  for (let number = 1; ; number++) {
    const name = number === 1 ? wanted : `${wanted} ${number}`;
    if (!taken.has(name.toLowerCase())) return name;
  }
}

function unknownConnector(library: Library, key: string): TandemError {
  const nearest = nearestNames(key, library.connectors.map((connector) => connector.key));
  return new TandemError('input_invalid', 'There is no such connector.', {
    errors: [{ field: 'connector', code: 'unknown', detail: 'It must be the key of a connector of the library.', nearest }],
  });
}
