import { nearestNames, TandemError, type Connector } from '@tandem/connector-kit';
import { defineRoute } from '../http/route.ts';
import { sendWithEtag } from '../http/send-with-etag.ts';
import type { Library } from './library.ts';
import { methodAnswer } from './method-answer.ts';
import type { MethodTexts } from './method-texts.ts';

/** `GET /v1/connectors/{connector}/methods/{method}` */
export function getMethod({ library, methodTexts }: { library: Library; methodTexts: MethodTexts }) {
  return defineRoute({
    operation: 'getMethod',
    verb: 'GET',
    path: '/v1/connectors/{connector}/methods/{method}',
    tag: 'Library',
    summary: 'One method: schemas, authentication, example',
    rights: { role: 'viewer', accountTokens: 'library' },
    answer: methodAnswer,
    handler: async ({ params, request, reply }) => {
      const connector = library.find(params.connector);
      const text = methodTexts.one(connector, params.method);
      if (text === undefined) throw methodUnknown(connector, params.method);
      return sendWithEtag(request, reply, text);
    },
  });
}

/** The error for a key that a connector has no method of, with the nearest ones. */
export function methodUnknown(connector: Connector, key: string): TandemError {
  const nearest = nearestNames(
    key,
    connector.methods.map((method) => method.key),
  );
  return new TandemError('method_unknown', `${connector.name} has no method of this key.`, {
    errors: [{ field: 'method', code: 'unknown', detail: 'There is no such method.', nearest }],
    ...(nearest.length === 0 ? {} : { hint: `Did you mean ${nearest.join(', ')}?` }),
  });
}
