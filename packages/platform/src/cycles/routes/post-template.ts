import { nearestNames, TandemError } from '@tandem/connector-kit';
import { z } from 'zod';
import { newIdentifier } from '../../database/identifier.ts';
import { defineRoute } from '../../http/route.ts';
import { nameText } from '../../http/text.ts';
import type { CycleDocument } from '../definition/cycle-document.ts';
import { documentFrom } from '../definition/read-document.ts';
import { readyTemplates } from '../ready-templates/ready-templates.ts';
import { documentAnswer } from '../store/cycle-answer.ts';
import { readTemplate, templateNameTaken } from '../store/stored-template.ts';
import { templateAnswer, templateOf } from '../store/template-answer.ts';
import { documentLimit } from './document-limit.ts';

const templateBody = z.strictObject({
  draft: documentAnswer.optional().describe('The document'),
  ready: z.string().max(100).optional().describe('Or the key of one of `/v1/ready-templates`'),
  name: nameText.optional().describe("The document's unless given"),
});

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
  body: templateBody,
  status: 201,
  answer: templateAnswer,
  audit: {
    action: 'template.create',
    change: (_exchange, { id, name }) => ({ subject: { kind: 'template', id, name } }),
  },
  handler: async ({ body, database }) => {
    const document = documentOf(body);
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

/** @throws TandemError `request_malformed` unless just one is given; `input_invalid` */
function documentOf({ draft, ready }: z.output<typeof templateBody>): CycleDocument {
  if (draft !== undefined && ready === undefined) return documentFrom(draft, 'draft');
  if (ready === undefined || draft !== undefined) {
    throw new TandemError('request_malformed', 'Give either a draft or the key of a ready template.', {
      errors: [{ field: 'draft', code: 'required', detail: 'One of draft and ready is required.' }],
    });
  }
  const found = readyTemplates.find(({ key }) => key === ready);
  if (found !== undefined) return found.document;
  const keys = readyTemplates.map(({ key }) => key);
  throw new TandemError('input_invalid', `There is no ready template ${ready}.`, {
    errors: [
      { field: 'ready', code: 'unknown', detail: 'Name one that there is.', nearest: nearestNames(ready, keys) },
    ],
  });
}
