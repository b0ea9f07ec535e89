import { isDeepStrictEqual } from 'node:util';
import { Command } from 'commander';
import { z } from 'zod';
import { readAnswer } from '../api/read-answer.ts';
import { readItems } from '../api/read-items.ts';
import { plainText } from '../output/plain-text.ts';
import { lineWidth, note, print, printJson } from '../output/print.ts';
import { textTable } from '../output/text-table.ts';
import { checkDocument } from './check-document.ts';
import { readCycleFile } from './cycle-file.ts';
import { openApi } from './open-api.ts';

const summaryShape = z.looseObject({
  id: z.string(),
  name: z.string(),
  liveVersion: z.number().nullable(),
  changedSinceLive: z.boolean(),
  installed: z.number(),
});
const templateShape = summaryShape.extend({ draft: z.record(z.string(), z.unknown()) });

const readyShape = z.looseObject({
  items: z.array(
    z.looseObject({ key: z.string(), name: z.string(), description: z.string(), connectors: z.array(z.string()) }),
  ),
});

type Api = ReturnType<typeof openApi>;

export function templatesCommand(): Command {
  const apply = new Command('apply')
    .summary('make or change a template from a file')
    .description(
      'Makes the template that a file holds, or changes the draft of the one of its name. Cycles that were installed from it stay until they are updated.',
    )
    .argument('<file>', 'a document of a cycle, or what "tandem cycles export" wrote; - for standard input')
    .option('--publish', 'make it the version that installing takes')
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExample:\n  $ tandem templates apply invoices.json --publish')
    .action(async (file: string, options: { publish?: boolean; json?: boolean }) => {
      const api = openApi();
      const { document } = await readCycleFile(file);
      await checkDocument(api, document);
      const { template, done } = await put(api, document);
      const path = { template: template.id };
      const published =
        options.publish === true
          ? await readAnswer(templateShape, api.POST('/v1/templates/{template}/publish', { params: { path } }))
          : template;
      if (options.json === true) return printJson(published);
      print(plainText(`"${published.name}" ${done}.`));
      if (options.publish === true) note(`Version ${published.liveVersion ?? '?'} is live.`);
    });
  return new Command('templates')
    .summary('cycles to install in accounts')
    .description('Lists the templates.')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      '\nExamples:\n  $ tandem templates\n  $ tandem templates apply invoices.json --publish\n  $ tandem templates ready',
    )
    .action(async ({ json }: { json?: boolean }) => {
      const templates = await readItems(summaryShape, (query) => openApi().GET('/v1/templates', { params: { query } }));
      if (json === true) return printJson(templates);
      if (templates.length === 0) return note('There is no template yet.');
      const rows = templates.map(({ id, name, liveVersion, changedSinceLive, installed }) => [
        id,
        name,
        liveVersion === null ? 'draft' : `version ${liveVersion}${changedSinceLive ? ', changed' : ''}`,
        String(installed),
      ]);
      const headings = [
        { heading: 'id' },
        { heading: 'name' },
        { heading: 'live' },
        { heading: 'installed', right: true },
      ];
      print(textTable(headings, rows, lineWidth()));
    })
    .addCommand(apply)
    .addCommand(readyCommand());
}

function readyCommand(): Command {
  return new Command('ready')
    .summary('templates that come with Tandem')
    .description(
      'Lists the templates that come with Tandem. With the key of one, makes a template of it, to change and publish.',
    )
    .argument('[key]', 'the key of one')
    .option('--name <name>', 'another name for the template')
    .option('--publish', 'make it the version that installing takes')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      '\nExamples:\n  $ tandem templates ready\n  $ tandem templates ready scoro-to-database --publish',
    )
    .action(async (key: string | undefined, options: { name?: string; publish?: boolean; json?: boolean }) => {
      const api = openApi();
      if (key !== undefined) return makeOfReady(api, key, options);
      const { items } = await readAnswer(readyShape, api.GET('/v1/ready-templates'));
      if (options.json === true) return printJson(items);
      const rows = items.map(({ key: ready, name, connectors }) => [ready, name, connectors.join(', ')]);
      print(textTable([{ heading: 'key' }, { heading: 'name' }, { heading: 'connectors' }], rows, lineWidth()));
    });
}

async function makeOfReady(
  api: Api,
  ready: string,
  { name, publish, json }: { readonly name?: string; readonly publish?: boolean; readonly json?: boolean },
): Promise<void> {
  const body = { ready, ...(name !== undefined && { name }) };
  const made = await readAnswer(templateShape, api.POST('/v1/templates', { body }));
  const path = { template: made.id };
  const template =
    publish === true
      ? await readAnswer(templateShape, api.POST('/v1/templates/{template}/publish', { params: { path } }))
      : made;
  if (json === true) return printJson(template);
  print(plainText(`"${template.name}" was made.`));
  if (publish === true) note(`Version ${template.liveVersion ?? '?'} is live.`);
}

/** Makes the template of a document's name, or changes it. */
async function put(api: Api, document: { readonly name: string; readonly [member: string]: unknown }) {
  const { $schema: _schema, ...draft } = document;
  const found = await readItems(summaryShape, (query) => api.GET('/v1/templates', { params: { query } }));
  const known = found.find(({ name }) => name.toLowerCase() === document.name.trim().toLowerCase());
  if (known === undefined) {
    const template = await readAnswer(templateShape, api.POST('/v1/templates', { body: { draft } }));
    return { template, done: 'was made' };
  }
  const params = { path: { template: known.id } };
  const before = await readAnswer(templateShape, api.GET('/v1/templates/{template}', { params }));
  if (isDeepStrictEqual(before.draft, draft)) return { template: before, done: 'is as the file says' };
  const template = await readAnswer(templateShape, api.PATCH('/v1/templates/{template}', { params, body: { draft } }));
  return { template, done: 'was changed' };
}
