import { listAnswer } from '../http/list-page.ts';
import { defineRoute } from '../http/route.ts';
import { sendWithEtag } from '../http/send-with-etag.ts';
import { findMethods, methodQuery } from './find-methods.ts';
import type { Library } from './library.ts';
import { methodAnswer } from './method-answer.ts';
import { listText, type MethodTexts } from './method-texts.ts';

/** `GET /v1/connectors/{connector}/methods` */
export function getMethods({ library, methodTexts }: { library: Library; methodTexts: MethodTexts }) {
  return defineRoute({
    operation: 'listMethods',
    verb: 'GET',
    path: '/v1/connectors/{connector}/methods',
    tag: 'Library',
    summary: 'The methods of a connector: all of them, not in pages',
    description: 'Answers with an `ETag`; send it back as `If-None-Match`.',
    rights: { role: 'viewer', accountTokens: 'library' },
    query: methodQuery,
    answer: listAnswer(methodAnswer),
    handler: async ({ params, query, request, reply }) => {
      const connector = library.find(params.connector);
      const texts = await methodTexts.all(connector, findMethods(connector, query), query.schemas !== 'false');
      return sendWithEtag(request, reply, listText(texts));
    },
  });
}
