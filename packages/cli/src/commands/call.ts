import { Command, Option } from 'commander';
import { findAccount } from '../api/account.ts';
import { findInstallation } from '../api/installation.ts';
import { Failure } from '../failure.ts';
import { fileSink, standardOutput } from '../output/sink.ts';
import { collect } from '../properties/property-options.ts';
import { callOnce } from './call-once.ts';
import { callForFile } from './call-for-file.ts';
import { callForStream } from './call-for-stream.ts';
import { readCallInput } from './call-input.ts';
import { openApi } from './open-api.ts';
import type { PreparedCall } from './prepared-call.ts';

const formats = ['table', 'json', 'ndjson', 'csv'] as const;

export interface CallOptions {
  readonly account: string;
  readonly connector?: string;
  readonly input?: string;
  readonly set?: string[];
  readonly auth?: string;
  readonly all?: boolean;
  readonly dryRun?: boolean;
  readonly output?: string;
  readonly format?: (typeof formats)[number];
  readonly columns?: string;
  readonly json?: boolean;
  readonly full?: boolean;
  readonly raw?: boolean;
  readonly sendUnknown?: boolean;
  readonly idempotencyKey?: string;
}

export function callCommand(): Command {
  return new Command('call')
    .summary('execute a method')
    .description('Executes a method of an installed connector and prints its data.')
    .argument('<connector>', 'such as scoro')
    .argument('<method>', 'such as tasks.list')
    .requiredOption('--account <name>', 'name or id of the account')
    .option('--connector <name>', 'which one, where the account has several')
    .option('--input <json>', 'the input: JSON, @FILE, or - for standard input')
    .option('--set <path=value>', 'one value of the input, such as filter.status=task_status1 (repeatable)', collect)
    .addOption(new Option('--auth <mode>', 'the credential to use, where both serve').choices(['apiKey', 'userAuth']))
    .option('--all', 'all pages of a list, streamed')
    .option('--dry-run', 'show the request that would go out, and send nothing')
    .option('--output <file>', 'write to a file, which appears once it is complete')
    .addOption(new Option('--format <format>', 'how to print the data').choices(formats))
    .option('--columns <names>', 'the columns of a table or of CSV, parted by commas')
    .option('--json', 'the data as JSON')
    .option('--full', 'with --json: the whole answer, with credential, page, quota and warnings')
    .option('--raw', 'values as the application sent them')
    .option('--send-unknown', 'send fields that the catalogue does not know')
    .option('--idempotency-key <key>', 'makes a repetition of the command safe for 24 hours')
    .addHelpText(
      'after',
      `
Examples:
  $ tandem call scoro tasks.list --account "Demo account"
  $ tandem call scoro tasks.list --account "Demo account" --set filter.status=task_status1 --set perPage=5
  $ tandem call scoro tasks.create --account "Demo account" --input '{"record": {"event_name": "Call Anna"}}'
  $ tandem call scoro timeEntries.list --account "Demo account" --all --format csv --output time.csv
  $ tandem call scoro files.download --account "Demo account" --set id=601 --output brief.pdf

A value of --set is JSON where it reads as JSON (5, true, null, "5"), else text.`,
    )
    .action(async (connector: string, method: string, options: CallOptions) => {
      refuseContradictions(options);
      const api = openApi();
      const input = await readCallInput(options.input, options.set ?? []);
      const account = await findAccount(api, options.account);
      const installation = await findInstallation(api, account, connector, options.connector);
      const call: PreparedCall = {
        api,
        connector,
        request: {
          params: { path: { account: account.id, installation: installation.id } },
          body: {
            method,
            input,
            ...(options.auth === undefined ? {} : { auth: options.auth }),
            ...(options.raw === true ? { values: 'raw' } : {}),
            ...(options.sendUnknown === true ? { unknownFields: 'send' } : {}),
            ...(options.dryRun === true ? { dryRun: true } : {}),
          },
          headers: options.idempotencyKey === undefined ? {} : { 'idempotency-key': options.idempotencyKey },
        },
      };
      const { output } = options;
      const openSink = () => (output === undefined ? standardOutput() : fileSink(output));
      if (options.all === true) return callForStream(call, openSink, streamFormatOf(options), columnsOf(options));
      if (output !== undefined && options.dryRun !== true && (await callForFile(call, openSink))) return;
      await callOnce(call, openSink, options, columnsOf(options));
    });
}

function refuseContradictions(options: CallOptions): void {
  if (options.json === true && options.format !== undefined && options.format !== 'json') {
    throw new Failure(2, `--json and --format ${options.format} contradict each other.`);
  }
  if (options.full === true && options.json !== true) throw new Failure(2, '--full goes with --json.');
  if (options.all !== true) return;
  if (options.dryRun === true) throw new Failure(2, '--all and --dry-run contradict each other.');
  if (options.full === true) throw new Failure(2, '--all streams records; --full does not go with it.');
  if (options.format === 'table') {
    throw new Failure(2, '--all streams records, and a table must know them all before it prints the first.', {
      hint: 'Use --format ndjson, csv or json.',
    });
  }
}

function streamFormatOf({ format, json }: CallOptions): 'ndjson' | 'json' | 'csv' {
  if (json === true) return 'json';
  return format === undefined || format === 'table' ? 'ndjson' : format;
}

function columnsOf({ columns }: CallOptions): string[] | undefined {
  return columns?.split(',').map((name) => name.trim());
}
