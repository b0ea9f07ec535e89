import { Command } from 'commander';
import { z } from 'zod';
import { pathOf } from '../api/api-client.ts';
import { readItems } from '../api/read-items.ts';
import { lineWidth, note, print, printJson } from '../output/print.ts';
import { textTable } from '../output/text-table.ts';
import { openApi } from './open-api.ts';

const connectorShape = z.looseObject({
  key: z.string(),
  name: z.string(),
  summary: z.string().default(''),
  methods: z.unknown(),
  readiness: z.string().optional(),
});

export function connectorsCommand(): Command {
  return new Command('connectors')
    .summary('the connector library')
    .description('Lists the connectors there are; with a query, those whose name, categories or methods match it.')
    .argument('[query]', 'words to look for')
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExamples:\n  $ tandem connectors\n  $ tandem connectors invoices')
    .action(async (query: string | undefined, { json }: { json?: boolean }) => {
      const items = await readItems(openApi(), connectorShape, pathOf`/v1/connectors`, { query: { q: query } });
      if (json === true) return printJson(items);
      if (items.length === 0) return note(`No connector matches "${query ?? ''}".`);
      const rows = items.map(({ key, name, methods, readiness = '', summary }) => [
        key,
        name,
        countOf(methods),
        readiness,
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

function countOf(methods: unknown): string {
  if (typeof methods === 'number') return String(methods);
  const total = z.looseObject({ total: z.number() }).safeParse(methods);
  return total.success ? String(total.data.total) : '';
}
