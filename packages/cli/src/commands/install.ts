import type { TandemClient } from '@tandem/client';
import { Command } from 'commander';
import { z } from 'zod';
import { findAccount } from '../api/account.ts';
import type { ConnectorFacts } from '../api/connector.ts';
import { installationShape } from '../api/installation.ts';
import { readAnswer } from '../api/read-answer.ts';
import { note, print, printJson } from '../output/print.ts';
import { canAsk } from '../properties/can-ask.ts';
import { addPropertyOptions, readPropertyOptions } from '../properties/property-options.ts';
import { openApi } from './open-api.ts';
import { connectorGiven } from './setup.ts';

/** @param connector the connector named in the arguments, where a server could be asked for it: its properties become flags */
export function installCommand(connector: ConnectorFacts | undefined): Command {
  const command = new Command('install')
    .summary('install a connector in an account')
    .description(
      'Installs a connector in an account, with the credentials of that customer. What is left out is inherited from the setup; on a terminal it asks for what is missing.',
    )
    .argument('<connector>', 'such as scoro')
    .requiredOption('--account <name>', 'name or id of the account')
    .option('--name <name>', 'what to call it, where an account has several of one connector')
    .option('--json', 'print JSON');
  if (connector !== undefined) addPropertyOptions(command, connector);
  return command
    .addHelpText(
      'after',
      `
Examples:
  $ tandem install scoro --account "Acme Ltd"
  $ tandem install scoro --account "Acme Ltd" --company-name acme --api-key-env SCORO_API_KEY
  $ tandem install scoro --account "Demo account" --environment sandbox --company-name demo`,
    )
    .action(async (key: string, options: { account: string; name?: string; json?: boolean }) => {
      const known = connectorGiven(key, connector);
      const api = openApi();
      const account = await findAccount(api, options.account);
      const given = await readPropertyOptions(command, known, process.env);
      const asked = canAsk()
        ? await (
            await import('../properties/ask-properties.ts')
          ).askProperties(known, await namesWithValue(api, key, Object.keys(given)))
        : {};
      const installation = await readAnswer(
        installationShape,
        api.POST('/v1/accounts/{account}/connectors', {
          params: { path: { account: account.id } },
          body: {
            connector: key,
            properties: { ...given, ...asked },
            ...(options.name === undefined ? {} : { name: options.name }),
          },
        }),
      );
      if (options.json === true) return printJson(installation);
      print(installation.id);
      const detail = installation.statusDetail ?? '';
      note(`Installed "${installation.name}": ${installation.status}${detail === '' ? '' : `, ${detail}`}`);
      note(`Next: tandem test ${key} --account "${account.name}"`);
    });
}

/** The properties that need not be asked for: given, or set in the setup. */
async function namesWithValue(api: TandemClient, key: string, given: readonly string[]): Promise<Set<string>> {
  const shape = z.looseObject({
    properties: z.record(
      z.string(),
      z.looseObject({ value: z.unknown().optional(), isSet: z.boolean().optional(), access: z.string().optional() }),
    ),
  });
  const setup = await readAnswer(
    shape,
    api.GET('/v1/connectors/{connector}/setup', { params: { path: { connector: key } } }),
  );
  const inherited = Object.entries(setup.properties).filter(
    ([, { value, isSet, access }]) => access !== 'ask' && (isSet === true || (value !== undefined && value !== null)),
  );
  return new Set([...given, ...inherited.map(([name]) => name)]);
}
