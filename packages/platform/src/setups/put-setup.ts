import { z } from 'zod';
import { defineRoute } from '../http/route.ts';
import type { Library } from '../library/library.ts';
import type { Vault } from '../vault/vault.ts';
import type { Verifier } from './capability.ts';
import { changeSetup } from './change-setup.ts';
import { propertyInput } from './read-wishes.ts';
import { accessText, setupAnswer, setupOf } from './setup-answer.ts';
import { readSetup } from './setup-store.ts';

const setupBody = z
  .strictObject({
    properties: z.record(
      z.string().max(100),
      z
        .strictObject({
          value: propertyInput.optional(),
          isSet: z.boolean().optional().describe('As read; keeps the secret'),
          access: accessText.optional().describe('`editable` unless given or set before'),
        })
        .nullable(),
    ),
  })
  .meta({
    examples: [
      {
        properties: {
          language: { value: 'eng', access: 'hidden' },
          companyName: { access: 'ask' },
          apiKey: { value: '...', access: 'editable' },
        },
      },
    ],
  });

/** `PUT /v1/connectors/{connector}/setup` */
export function putSetup({ library, vault, verifier }: { library: Library; vault: Vault; verifier: Verifier }) {
  return defineRoute({
    operation: 'updateSetup',
    verb: 'PUT',
    path: '/v1/connectors/{connector}/setup',
    tag: 'Setup',
    summary: "Writes the partner's setup of a connector",
    description:
      'A property left out keeps its value and its access; null takes it out of the setup. `hidden`: accounts inherit it unseen; `editable`: it is the ' +
      'default that accounts may replace; `ask`: it has no value here and is asked for at install. ' +
      'Changing what decides where requests go clears the secrets that are not given again. Nothing is sent to the application.',
    rights: { role: 'builder', accountTokens: 'none' },
    body: setupBody,
    answer: setupAnswer,
    audit: {
      action: 'setup.update',
      change: ({ params, body }) => ({
        subject: { kind: 'setup', id: params.connector },
        detail: {
          properties: Object.fromEntries(
            Object.entries(body.properties).map(([name, input]) => [name, wordFor(input)]),
          ),
        },
      }),
    },
    handler: async ({ params, body, database }) => {
      const connector = library.find(params.connector);
      // Two writers at once take turns, so that neither works on what the other is about to replace.
      await database
        .insertInto('setups')
        .values({ connector: connector.key, properties: '{}' })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      await database
        .selectFrom('setups')
        .select('connector')
        .where('connector', '=', connector.key)
        .forUpdate()
        .execute();
      const current = await readSetup(database, connector.key);
      await changeSetup(
        database,
        vault,
        library.operator,
        connector,
        current,
        new Map(Object.entries(body.properties)),
      );
      await verifier.forgetSessions(database, { connector: connector.key });
      return setupOf(connector, await readSetup(database, connector.key));
    },
  });
}

function wordFor(input: z.output<typeof setupBody>['properties'][string] | undefined): string {
  if (input === null || input === undefined) return 'removed';
  const access = input.access === undefined ? '' : ` ${input.access}`;
  if (input.value === undefined) return `kept${access}`;
  return `${input.value === null ? 'cleared' : 'set'}${access}`;
}
