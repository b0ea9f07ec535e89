import { z } from 'zod';
import { defineRoute } from '../../http/route.ts';
import { readyTemplates } from '../ready-templates/ready-templates.ts';
import { documentAnswer } from '../store/cycle-answer.ts';

const readyTemplateAnswer = z
  .object({
    key: z.string().describe('What `POST /v1/templates` takes as `ready`'),
    name: z.string(),
    description: z.string(),
    trigger: z.string().describe('The kind of its trigger'),
    connectors: z.array(z.string()).describe('The keys of the connectors that it reaches'),
    document: documentAnswer,
  })
  .meta({ id: 'ReadyTemplate' });

/** `GET /v1/ready-templates` */
export const getReadyTemplates = defineRoute({
  operation: 'listReadyTemplates',
  verb: 'GET',
  path: '/v1/ready-templates',
  tag: 'Templates',
  summary: 'Documents that come with Tandem, to make templates of',
  rights: { role: 'viewer', accountTokens: 'none' },
  answer: z.object({ items: z.array(readyTemplateAnswer) }),
  handler: async () => ({
    items: readyTemplates.map(({ key, document }) => ({
      key,
      name: document.name,
      description: document.description,
      trigger: document.trigger.kind,
      connectors: [...new Set(Object.values(document.connectors).map(({ connector }) => connector))],
      document: { ...document },
    })),
  }),
});
