import { defineRoute } from '../http/route.ts';
import { connectorAnswer, connectorOf } from './connector-answer.ts';
import type { Library } from './library.ts';
import type { ReadReadiness } from './readiness.ts';

/** `GET /v1/connectors/{connector}` */
export function getConnector({ library, readReadiness }: { library: Library; readReadiness: ReadReadiness }) {
  return defineRoute({
    operation: 'getConnector',
    verb: 'GET',
    path: '/v1/connectors/{connector}',
    tag: 'Library',
    summary: 'One connector: properties, authentication modes, categories',
    rights: { role: 'viewer', accountTokens: 'library' },
    answer: connectorAnswer,
    handler: async ({ params, principal, database }) => {
      const connector = library.find(params.connector);
      const readiness =
        principal.account === undefined ? ((await readReadiness(database)).get(connector.key) ?? null) : null;
      return connectorOf(connector, library.operator, readiness);
    },
  });
}
