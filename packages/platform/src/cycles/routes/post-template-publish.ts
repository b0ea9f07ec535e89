import { defineRoute } from '../../http/route.ts';
import type { Library } from '../../library/library.ts';
import { publishTemplate } from '../store/publish-template.ts';
import { readTemplate } from '../store/stored-template.ts';
import { templateAnswer, templateOf } from '../store/template-answer.ts';

/** `POST /v1/templates/{template}/publish` */
export function postTemplatePublish({ library }: { library: Library }) {
  return defineRoute({
    operation: 'publishTemplate',
    verb: 'POST',
    path: '/v1/templates/{template}/publish',
    tag: 'Templates',
    summary: 'Makes the draft of a template its live version',
    description:
      'Installing takes the live version. No installed cycle changes by it: see what updating would change, then update. ' +
      'Answers 409 `conflict` with what is wrong where the document has errors. Publishing what is live already makes no new version.',
    rights: { role: 'builder', accountTokens: 'none' },
    answer: templateAnswer,
    audit: {
      action: 'template.publish',
      change: (_exchange, { id, name, liveVersion }) => ({
        subject: { kind: 'template', id, name },
        detail: { version: liveVersion },
      }),
    },
    handler: async ({ params, principal, database }) => {
      await publishTemplate(library, database, { id: params.template, by: principal.name });
      return templateOf(await readTemplate(database, params.template));
    },
  });
}
