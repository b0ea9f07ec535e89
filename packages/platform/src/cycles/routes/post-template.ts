import { z } from 'zod';
import { newIdentifier } from '../../database/identifier.ts';
import { defineRoute } from '../../http/route.ts';
import { nameText } from '../../http/text.ts';
import { documentFrom } from '../definition/read-document.ts';
import { documentAnswer } from '../store/cycle-answer.ts';
import { readTemplate, templateNameTaken } from '../store/stored-template.ts';
import { templateAnswer, templateOf } from '../store/template-answer.ts';
import { documentLimit } from './document-limit.ts';

/** `POST /v1/templates` */
export const postTemplate = defineRoute({
  operation: 'createTemplate',
  verb: 'POST',
  path: '/v1/templates',
  tag: 'Templates',
  summary: 'Makes a template',
  description: 'It is a draft: publish it to install it in accounts.',
  rights: { role: 'builder', accountTokens: 'none' },
  bodyLimit: documentLimit,
  body: z.strictObject({ draft: documentAnswer, name: nameText.optional().describe("The document's unless given") }),
  status: 201,
  answer: templateAnswer,
  audit: {
    action: 'template.create',
    change: (_exchange, { id, name }) => ({ subject: { kind: 'template', id, name } }),
  },
  handler: async ({ body, database }) => {
    const document = documentFrom(body.draft, 'draft');
    const draft = { ...document, name: body.name ?? document.name };
    const id = newIdentifier('tpl');
    await database
      .insertInto('templates')
      .values({ id, name: draft.name, draft: JSON.stringify(draft) })
      .execute()
      .catch((error: unknown) => {
        throw templateNameTaken(error);
      });
    return templateOf(await readTemplate(database, id));
  },
});
