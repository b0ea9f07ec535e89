import { z } from 'zod';
import { defineRoute } from '../../http/route.ts';
import { sendWithEtag } from '../../http/send-with-etag.ts';
import { documentSchema } from '../definition/document-schema.ts';

/** `GET /v1/cycle-schema.json` */
export function getCycleSchema() {
  let text: string | undefined;
  return defineRoute({
    operation: 'getCycleSchema',
    verb: 'GET',
    path: '/v1/cycle-schema.json',
    tag: 'Cycles',
    summary: 'The JSON Schema of a cycle',
    description: 'For editors: name it as `$schema` in a file. It needs no authentication.',
    rights: 'public',
    answer: z.record(z.string(), z.unknown()),
    handler: async ({ request, reply }) => {
      text ??= JSON.stringify(documentSchema());
      return sendWithEtag(request, reply, text);
    },
  });
}
