import { Command } from 'commander';
import { z } from 'zod';
import { findAccount } from '../api/account.ts';
import { actOnCycle } from '../api/cycle.ts';
import { readAnswer } from '../api/read-answer.ts';
import { Failure } from '../failure.ts';
import { plainText } from '../output/plain-text.ts';
import { note, print, printJson, warn } from '../output/print.ts';
import { checkDocument } from './check-document.ts';
import { readCycleFile, type CycleFile } from './cycle-file.ts';
import { openApi } from './open-api.ts';

const importedShape = z.looseObject({
  id: z.string().nullable(),
  created: z.boolean(),
  changes: z.array(
    z.looseObject({ at: z.string(), kind: z.string(), before: z.unknown().optional(), after: z.unknown().optional() }),
  ),
  unknownBindings: z.array(z.looseObject({ slot: z.string(), name: z.string() })).default([]),
});

type Imported = z.infer<typeof importedShape>;

interface ApplyOptions {
  readonly account: string;
  readonly enable?: boolean;
  readonly draft?: boolean;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

export function cyclesApplyCommand(): Command {
  return new Command('apply')
    .summary('make or change a cycle from a file')
    .description(
      'Makes the cycle that a file holds, or changes the one of its name, and publishes it. Applied again, nothing happens. Its address, checkpoints and whether it is enabled stay, and so do bindings and variables that the file does not name.',
    )
    .argument('<file>', 'what "tandem cycles export" wrote, or a document; - for standard input')
    .requiredOption('--account <name>', 'name or id of the account')
    .option('--enable', 'let its triggers start runs')
    .option('--draft', 'change the draft alone, and publish nothing')
    .option('--dry-run', 'say what would change, and change nothing')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      '\nExamples:\n  $ tandem cycles apply cycle.json --account "Acme Ltd" --dry-run\n  $ tandem cycles apply cycle.json --account "Acme Ltd" --enable',
    )
    .action(async (file: string, options: ApplyOptions) => {
      if (options.enable === true && options.draft === true)
        throw new Failure(2, '--enable and --draft exclude each other: only what is published runs.');
      await apply(file, options);
    });
}

async function apply(file: string, options: ApplyOptions): Promise<void> {
  const api = openApi();
  const account = await findAccount(api, options.account);
  const given = await readCycleFile(file);
  const dryRun = options.dryRun === true;
  await checkDocument(api, given.document);
  const imported = await readAnswer(
    importedShape,
    api.POST('/v1/accounts/{account}/cycles/import', {
      params: { path: { account: account.id }, query: { dryRun: dryRun ? 'true' : 'false' } },
      body: bodyOf(given),
    }),
  );
  const { name } = given.document;
  if (options.json === true) printJson(imported);
  else show(imported, name, dryRun);
  for (const { slot, name: wanted } of imported.unknownBindings)
    warn(plainText(`The account has no connector "${wanted}" for ${slot}; bind it in the console.`));
  if (dryRun || imported.id === null || options.draft === true) return;
  const published = await actOnCycle(api, account, imported.id, 'publish');
  note(`Version ${published.liveVersion ?? '?'} is live.`);
  if (options.enable === true) {
    await actOnCycle(api, account, imported.id, 'enable');
    note('It is enabled.');
    return;
  }
  for (const { detail, hint } of published.prerequisites) warn(plainText(`${detail} ${hint}`.trim()));
}

function bodyOf({ document, bindings, variables }: CycleFile) {
  return {
    format: 1 as const,
    document,
    ...(bindings === undefined ? {} : { bindings }),
    ...(variables === undefined ? {} : { variables }),
  };
}

function show({ created, changes }: Imported, name: string, dryRun: boolean): void {
  if (created) return print(plainText(dryRun ? `"${name}" would be made.` : `"${name}" was made.`));
  if (changes.length === 0) return print(plainText(`"${name}" is as the file says.`));
  const signs: Readonly<Record<string, string>> = { added: '+', removed: '-', changed: '~' };
  for (const { at, kind, before, after } of changes) {
    const values = kind === 'changed' ? `  ${short(before)} -> ${short(after)}` : '';
    print(plainText(`${signs[kind] ?? '?'} ${at}${values}`));
  }
}

const longestValue = 60;

function short(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > longestValue ? `${text.slice(0, longestValue)}...` : text;
}
