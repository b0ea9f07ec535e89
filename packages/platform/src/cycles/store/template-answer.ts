import { z } from 'zod';
import { momentText } from '../../http/text.ts';
import { readDocument } from '../definition/read-document.ts';
import { documentAnswer } from './cycle-answer.ts';
import type { StoredTemplate } from './stored-template.ts';

export const templateSummaryAnswer = z
  .object({
    id: z.string(),
    name: z.string(),
    description: z.string().nullable(),
    trigger: z.string().nullable().describe('The kind of its trigger'),
    connectors: z.array(z.string()).describe('The keys of the connectors that it reaches'),
    liveVersion: z.int().nullable().describe('The version that installing takes'),
    changedSinceLive: z.boolean().describe('The draft is not what is live'),
    installed: z.int().describe('How many cycles were installed from it'),
    createdAt: momentText,
    updatedAt: momentText,
  })
  .meta({ id: 'TemplateSummary' });

export const templateAnswer = z
  .object({ ...templateSummaryAnswer.shape, draft: documentAnswer })
  .meta({ id: 'Template' });

/** A template as lists show it. */
export function templateSummaryOf(template: StoredTemplate): z.infer<typeof templateSummaryAnswer> {
  const { document } = readDocument(template.draft);
  return {
    id: template.id,
    name: template.name,
    description: document?.description ?? null,
    trigger: document?.trigger.kind ?? null,
    connectors: [...new Set(Object.values(document?.connectors ?? {}).map(({ connector }) => connector))],
    liveVersion: template.live_version,
    changedSinceLive: template.changed_since_live,
    installed: template.installed,
    createdAt: template.created_at.toISOString(),
    updatedAt: template.updated_at.toISOString(),
  };
}

/** A template whole. */
export function templateOf(template: StoredTemplate): z.infer<typeof templateAnswer> {
  return { ...templateSummaryOf(template), draft: template.draft };
}
