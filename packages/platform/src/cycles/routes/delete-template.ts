import { z } from 'zod';
import { defineRoute } from '../../http/route.ts';
import { lockTemplate } from '../store/stored-template.ts';

/** `DELETE /v1/templates/{template}` */
export const deleteTemplate = defineRoute({
  operation: 'deleteTemplate',
  verb: 'DELETE',
  path: '/v1/templates/{template}',
  tag: 'Templates',
  summary: 'Deletes a template with its versions',
  description: 'Cycles that were installed from it stay as they are, and belong to no template any more.',
  rights: { role: 'builder', accountTokens: 'none' },
  status: 204,
  answer: z.undefined(),
  audit: {
    action: 'template.delete',
    change: ({ params }) => ({ subject: { kind: 'template', id: params.template } }),
  },
  handler: async ({ params, database, audited }) => {
    const template = await lockTemplate(database, params.template);
    audited.name = template.name;
    await database
      .updateTable('cycles')
      .set({ template_version: null })
      .where('template_id', '=', template.id)
      .execute();
    await database.deleteFrom('templates').where('id', '=', template.id).execute();
    return undefined;
  },
});
