import { errorTable } from '@tandem/connector-kit';
import { z } from 'zod';
import { escapeHtml } from '../http/page.ts';
import { framePage } from './page-frame.ts';

const operationShape = z.looseObject({
  operationId: z.string(),
  summary: z.string().optional(),
  description: z.string().optional(),
  tags: z.array(z.string()).optional(),
  parameters: z
    .array(
      z.looseObject({
        name: z.string(),
        in: z.string(),
        required: z.boolean().optional(),
        description: z.string().optional(),
      }),
    )
    .optional(),
  requestBody: z.looseObject({ content: z.record(z.string(), z.looseObject({ schema: z.unknown() })) }).optional(),
  responses: z.record(
    z.string(),
    z.looseObject({ content: z.record(z.string(), z.looseObject({ schema: z.unknown() })).optional() }),
  ),
});

const documentShape = z.looseObject({
  info: z.looseObject({ description: z.string().optional() }),
  paths: z.record(z.string(), z.record(z.string(), operationShape)),
  components: z.looseObject({ schemas: z.record(z.string(), z.unknown()).optional() }).optional(),
});

interface Operation extends z.infer<typeof operationShape> {
  readonly verb: string;
  readonly path: string;
}

/** The reference of the API as a page, made from its OpenAPI document. */
export function referencePage(openapi: unknown): (nonce: string) => string {
  const document = documentShape.parse(openapi);
  const operations = Object.entries(document.paths).flatMap(([path, verbs]) =>
    Object.entries(verbs).map(([verb, operation]): Operation => ({ ...operation, verb: verb.toUpperCase(), path })),
  );
  const groups = [...Map.groupBy(operations, ({ tags }) => tags?.[0] ?? 'Other')].sort(([a], [b]) =>
    a.localeCompare(b),
  );
  const contents = groups.map(([tag]) => `<a href="#${anchor(tag)}">${escapeHtml(tag)}</a>`);
  return framePage(
    'Tandem API reference',
    `<h1>API reference</h1>
${paragraphs(document.info.description)}
<p><a href="/v1/openapi.json">OpenAPI document</a> · ${contents.join(' · ')} · <a href="#errors">Errors</a> · <a href="#schemas">Schemas</a></p>
${groups.map(([tag, members]) => `<h2 id="${anchor(tag)}">${escapeHtml(tag)}</h2>${members.map(operationSection).join('')}`).join('')}
<h2 id="errors">Errors</h2>
<table><tr><th>Code</th><th>Status</th><th>When</th></tr>${errorRows()}</table>
<h2 id="schemas">Schemas</h2>
${Object.entries(document.components?.schemas ?? {})
  .map(([name, schema]) => `<h3 id="schema-${anchor(name)}">${escapeHtml(name)}</h3>${folded('Shape', schema)}`)
  .join('')}`,
  );
}

function operationSection(operation: Operation): string {
  const { verb, path, operationId, summary, description, parameters = [], requestBody, responses } = operation;
  const success = Object.entries(responses).find(([status]) => status.startsWith('2'));
  const body = requestBody?.content['application/json']?.schema;
  const answer = success?.[1].content?.['application/json']?.schema;
  return `<h3 id="${anchor(operationId)}"><span class="verb">${verb}</span> <code>${escapeHtml(path)}</code></h3>
<p>${escapeHtml(summary ?? '')}</p>${paragraphs(description)}
${parameters.length === 0 ? '' : `<table>${parameters.map(parameterRow).join('')}</table>`}
${body === undefined ? '' : folded('Body', body)}${answer === undefined ? '' : folded(`Answer (${success?.[0] ?? ''})`, answer)}`;
}

function parameterRow(parameter: NonNullable<Operation['parameters']>[number]): string {
  const { name, required, description } = parameter;
  const where = `${parameter.in}${required === true ? ', required' : ''}`;
  return `<tr><td><code>${escapeHtml(name)}</code></td><td class="quiet">${escapeHtml(where)}</td><td>${escapeHtml(description ?? '')}</td></tr>`;
}

function errorRows(): string {
  return Object.entries(errorTable)
    .map(
      ([code, { status, when }]) =>
        `<tr id="${code}"><td><code>${code}</code></td><td>${status}</td><td>${escapeHtml(when)}</td></tr>`,
    )
    .join('');
}

function folded(title: string, schema: unknown): string {
  return `<details><summary>${escapeHtml(title)}</summary><pre>${escapeHtml(JSON.stringify(schema, null, 2))}</pre></details>`;
}

function paragraphs(text: string | undefined): string {
  if (text === undefined || text === '') return '';
  return text
    .split('\n\n')
    .map((part) => `<p class="quiet">${escapeHtml(part).replaceAll(/`([^`]*)`/g, '<code>$1</code>')}</p>`)
    .join('');
}

function anchor(text: string): string {
  return text.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
}
