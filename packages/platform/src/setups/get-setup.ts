import { defineRoute } from '../http/route.ts';
import type { Library } from '../library/library.ts';
import { setupAnswer, setupOf } from './setup-answer.ts';
import { readSetup } from './setup-store.ts';

/** `GET /v1/connectors/{connector}/setup` */
export function getSetup({ library }: { library: Library }) {
  return defineRoute({
    operation: 'getSetup',
    verb: 'GET',
    path: '/v1/connectors/{connector}/setup',
    tag: 'Setup',
    summary: "The partner's setup of a connector",
    description: 'Secrets are never read back: one that is set reads `{ "isSet": true }`.',
    rights: { role: 'viewer', accountTokens: 'none' },
    answer: setupAnswer,
    handler: async ({ params, database }) => {
      const connector = library.find(params.connector);
      return setupOf(connector, await readSetup(database, connector.key));
    },
  });
}
