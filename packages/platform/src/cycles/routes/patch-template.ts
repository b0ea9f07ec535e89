import { z } from 'zod';
import { defineRoute } from '../../http/route.ts';
import { momentInput, nameText } from '../../http/text.ts';
import { documentFrom } from '../definition/read-document.ts';
import { refuseStale } from '../store/change-cycle.ts';
import { documentAnswer } from '../store/cycle-answer.ts';
import { nextMoment } from '../store/next-moment.ts';
import { lockTemplate, readTemplate, templateNameTaken } from '../store/stored-template.ts';
import { templateAnswer, templateOf } from '../store/template-answer.ts';
import { documentLimit } from './document-limit.ts';

/** `PATCH /v1/templates/{template}` */
export const patchTemplate = defineRoute({
  operation: 'updateTemplate',
  verb: 'PATCH',
  path: '/v1/templates/{template}',
  tag: 'Templates',
  summary: 'Changes the draft of a template',
  description: 'What is live stays until it is published, and cycles stay until they are updated.',
  rights: { role: 'builder', accountTokens: 'none' },
  bodyLimit: documentLimit,
  body: z.strictObject({
    name: nameText.optional(),
    draft: documentAnswer.optional(),
    ifUpdatedAt: momentInput
      .optional()
      .describe('`updatedAt` as it was read: refused where somebody else changed it since'),
  }),
  answer: templateAnswer,
  audit: {
    action: 'template.update',
    change: ({ body }, { id, name }) => ({
      subject: { kind: 'template', id, name },
      detail: { changed: Object.keys(body).filter((member) => member !== 'ifUpdatedAt') },
    }),
  },
  handler: async ({ params, body, database }) => {
    const template = await lockTemplate(database, params.template);
    refuseStale(template.updated_at, body.ifUpdatedAt);
    const document = documentFrom(body.draft ?? template.draft, 'draft');
    const draft = { ...document, name: body.name ?? document.name };
    await database
      .updateTable('templates')
      .set({ name: draft.name, draft: JSON.stringify(draft), updated_at: nextMoment(template.updated_at) })
      .where('id', '=', template.id)
      .execute()
      .catch((error: unknown) => {
        throw templateNameTaken(error);
      });
    return templateOf(await readTemplate(database, template.id));
  },
});
