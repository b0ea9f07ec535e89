import { Command } from 'commander';
import { z } from 'zod';
import { findAccount } from '../api/account.ts';
import { findInstallation } from '../api/installation.ts';
import { readAnswer } from '../api/read-answer.ts';
import { problemShape } from '../problem.ts';
import { note, print, printJson } from '../output/print.ts';
import { plainText } from '../output/plain-text.ts';
import { kebab } from '../properties/property-options.ts';
import { openApi } from './open-api.ts';

const reportShape = z.looseObject({
  status: z.string(),
  modes: z.record(z.string(), z.looseObject({ status: z.string(), problem: problemShape.nullish() })),
  methods: z.looseObject({ usable: z.number(), total: z.number() }),
  missing: z
    .array(z.looseObject({ properties: z.array(z.string()), unlocks: z.array(z.string()), methods: z.number() }))
    .default([]),
  site: z.string().nullish(),
  companyAccountId: z.looseObject({ value: z.string(), source: z.string() }).nullish(),
  companyAccounts: z.array(z.looseObject({ id: z.string(), name: z.string() })).nullish(),
  timeZone: z.string().nullish(),
  clockSkewSeconds: z.number().nullish(),
});

type Report = z.infer<typeof reportShape>;

const marks: Readonly<Record<string, string>> = { ok: 'ok', failed: 'FAILED', notConfigured: 'not configured' };

export function testCommand(): Command {
  return new Command('test')
    .summary('try the credentials and say what works')
    .description(
      'Verifies each configured authentication mode with a real call and prints what works, what is missing, and what the missing values would unlock. Without --account it tests what the setup alone holds.',
    )
    .argument('<connector>', 'such as scoro')
    .option('--account <name>', 'name or id of the account')
    .option('--connector <name>', 'which one, where the account has several')
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExamples:\n  $ tandem test scoro --account "Acme Ltd"\n  $ tandem test scoro')
    .action(async (key: string, options: { account?: string; connector?: string; json?: boolean }) => {
      const api = openApi();
      const report =
        options.account === undefined
          ? await readAnswer(
              reportShape,
              api.POST('/v1/connectors/{connector}/setup/test', { params: { path: { connector: key } } }),
            )
          : await testInstalled(options.account);
      if (options.json === true) printJson(report);
      else printReport(report);
      if (!isWorking(report)) process.exitCode = 1;

      async function testInstalled(accountName: string): Promise<Report> {
        const account = await findAccount(api, accountName);
        const installation = await findInstallation(api, account, key, options.connector);
        const path = { account: account.id, installation: installation.id };
        return readAnswer(
          reportShape,
          api.POST('/v1/accounts/{account}/connectors/{installation}/test', { params: { path } }),
        );
      }
    });
}

function isWorking({ modes }: Report): boolean {
  const states = Object.values(modes).map(({ status }) => status);
  return states.includes('ok') && !states.includes('failed');
}

function printReport(report: Report): void {
  print(`Status    ${report.status}`);
  if (report.site) print(`Site      ${plainText(report.site)}`);
  for (const [name, { status, problem }] of Object.entries(report.modes)) {
    print(`${name.padEnd(9)} ${marks[status] ?? status}${problem ? `: ${plainText(problem.detail)}` : ''}`);
    if (problem?.hint !== undefined) print(`          ${plainText(problem.hint)}`);
  }
  print(`Methods   ${report.methods.usable} of ${report.methods.total} usable`);
  for (const { properties, unlocks, methods } of report.missing) {
    const flags = properties.map((name) => `--${kebab(name)}`).join(', ');
    print(`Missing   ${flags}: ${methods} more methods, in ${unlocks.join(', ')}`);
  }
  if (report.companyAccountId) {
    const { value, source } = report.companyAccountId;
    print(`Company Account ID ${plainText(value)} (${source})`);
  }
  for (const { id, name } of report.companyAccounts ?? []) note(`  offered: ${plainText(id)} (${plainText(name)})`);
  if (report.timeZone) print(`Time zone ${plainText(report.timeZone)}`);
  if (Math.abs(report.clockSkewSeconds ?? 0) > 60) print(`The clocks differ by ${report.clockSkewSeconds} seconds.`);
}
