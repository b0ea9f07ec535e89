import { Command } from 'commander';
import { z } from 'zod';
import { readItems } from '../api/read-items.ts';
import { lineWidth, note, print, printJson } from '../output/print.ts';
import { textTable } from '../output/text-table.ts';
import { openApi } from './open-api.ts';

const connectorShape = z.looseObject({
  key: z.string(),
  name: z.string(),
  summary: z.string().default(''),
  counts: z.looseObject({ methods: z.number() }),
  readiness: z.string().nullish(),
});

const states: Readonly<Record<string, string>> = {
  notSetUp: 'not set up',
  partly: 'partly set up',
  ready: 'ready',
  failing: 'failing',
};

export function connectorsCommand(): Command {
  return new Command('connectors')
    .summary('the connector library')
    .description('Lists the connectors there are; with a query, those whose name, categories or methods match it.')
    .argument('[query]', 'words to look for')
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExamples:\n  $ tandem connectors\n  $ tandem connectors invoices')
    .action(async (query: string | undefined, { json }: { json?: boolean }) => {
      const api = openApi();
      const words = query === undefined ? {} : { q: query };
      const items = await readItems(connectorShape, (page) =>
        api.GET('/v1/connectors', { params: { query: { ...page, ...words } } }),
      );
      if (json === true) return printJson(items);
      if (items.length === 0) return note(`No connector matches "${query ?? ''}".`);
      const rows = items.map(({ key, name, counts, readiness, summary }) => [
        key,
        name,
        String(counts.methods),
        states[readiness ?? ''] ?? '',
        summary,
      ]);
      const headings = [
        { heading: 'key' },
        { heading: 'name' },
        { heading: 'methods', right: true },
        { heading: 'state' },
        { heading: 'what' },
      ];
      print(textTable(headings, rows, lineWidth()));
      note('\nSet one up with: tandem setup KEY');
    });
}
