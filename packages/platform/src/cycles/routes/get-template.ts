import { defineRoute } from '../../http/route.ts';
import { readTemplate } from '../store/stored-template.ts';
import { templateAnswer, templateOf } from '../store/template-answer.ts';

/** `GET /v1/templates/{template}` */
export const getTemplate = defineRoute({
  operation: 'getTemplate',
  verb: 'GET',
  path: '/v1/templates/{template}',
  tag: 'Templates',
  summary: 'One template with its draft',
  rights: { role: 'viewer', accountTokens: 'none' },
  answer: templateAnswer,
  handler: async ({ params, database }) => templateOf(await readTemplate(database, params.template)),
});
