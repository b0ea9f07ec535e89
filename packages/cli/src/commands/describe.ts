import { Command } from 'commander';
import { z } from 'zod';
import { readAnswer } from '../api/read-answer.ts';
import { lineWidth, print, printJson } from '../output/print.ts';
import { schemaFields, type SchemaField } from '../output/schema-fields.ts';
import { textTable } from '../output/text-table.ts';
import { openApi } from './open-api.ts';

const methodShape = z.looseObject({
  key: z.string(),
  name: z.string(),
  category: z.string(),
  summary: z.string().nullish(),
  auth: z.string(),
  effect: z.string(),
  unconfirmed: z.unknown().optional(),
  inputSchema: z.unknown().optional(),
  outputSchema: z.unknown().optional(),
  example: z.unknown().optional(),
});

const credentials: Readonly<Record<string, string>> = {
  apiKey: 'API Key',
  userAuth: 'User Auth',
  either: 'API Key or User Auth',
};

export function describeCommand(): Command {
  return new Command('describe')
    .summary('input, output and credential of a method, with an example')
    .description('Describes one method: the credential it needs, its input, its output, and an example to copy.')
    .argument('<connector>', 'such as scoro')
    .argument('<method>', 'such as tasks.create')
    .option('--json', 'print JSON, with the schemas')
    .addHelpText('after', '\nExample:\n  $ tandem describe scoro tasks.create')
    .action(async (connector: string, key: string, { json }: { json?: boolean }) => {
      const path = { connector, method: key };
      const method = await readAnswer(
        methodShape,
        openApi().GET('/v1/connectors/{connector}/methods/{method}', { params: { path } }),
      );
      if (json === true) return printJson(method);
      print(`${method.key}  ${method.name}`);
      if (method.summary) print(method.summary);
      print(`\nCategory    ${method.category}`);
      print(`Credential  ${credentials[method.auth] ?? method.auth}`);
      print(`Effect      ${method.effect}`);
      if (typeof method.unconfirmed === 'string') print(`Unconfirmed ${method.unconfirmed}`);
      printFields('Input', schemaFields(method.inputSchema), true);
      printFields(
        isList(method.outputSchema) ? 'Output, a list of' : 'Output',
        schemaFields(method.outputSchema),
        false,
      );
      const example = method.example === undefined ? '{}' : JSON.stringify(method.example);
      print(`\nExample\n  tandem call ${connector} ${method.key} --account NAME --input ${quoted(example)}`);
    });
}

function printFields(title: string, fields: readonly SchemaField[], withRequired: boolean): void {
  print(`\n${title}`);
  if (fields.length === 0) return print('  nothing that is described');
  const ordered = withRequired ? fields.toSorted((a, b) => Number(b.required) - Number(a.required)) : fields;
  const rows = ordered.map(({ path, type, required, description }) => [
    `  ${path}`,
    type,
    ...(withRequired ? [required ? 'required' : ''] : []),
    description,
  ]);
  const headings = ['  field', 'type', ...(withRequired ? [''] : []), 'meaning'].map((heading) => ({ heading }));
  print(textTable(headings, rows, lineWidth()));
}

function isList(schema: unknown): boolean {
  return z.looseObject({ type: z.literal('array') }).safeParse(schema).success;
}

/** For a shell. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
