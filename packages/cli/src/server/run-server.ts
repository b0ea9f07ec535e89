import { relative } from 'node:path';
import { readConfiguration, startServer, StartError, type Configuration, type RunningServer } from '@tandem/platform';
import type { RunningSandbox } from '@tandem/scoro-sandbox';
import { Failure } from '../failure.ts';
import { runSandbox } from './run-sandbox.ts';

/** The server, with the sandbox where it was wanted. */
export interface RunningTandem {
  readonly configuration: Configuration;
  readonly server: RunningServer;
  readonly sandbox: RunningSandbox | undefined;
  close(): Promise<void>;
}

/**
 * Starts the platform as the environment configures it.
 *
 * @param withSandbox whether the sandbox runs where `TANDEM_SANDBOX` does not say
 * @throws Failure with status 2 where the configuration is wrong, with 1 where the start is refused
 */
export async function runServer(withSandbox: boolean): Promise<RunningTandem> {
  const configuration = configurationOf(withSandbox);
  const sandbox = configuration.sandbox.run ? await startBundledSandbox(configuration) : undefined;
  try {
    const server = await startServer({ configuration, ...(sandbox === undefined ? {} : { sandboxUrl: sandbox.url }) });
    return {
      configuration,
      server,
      sandbox,
      close: async () => {
        await server.close();
        await sandbox?.close();
      },
    };
  } catch (error) {
    await sandbox?.close();
    throw failureOf(error, 1);
  }
}

/** The lines that say where everything is, once it answers. */
export function readyLines({ configuration, server, sandbox }: RunningTandem): string[] {
  const { dataDirectory } = configuration;
  const shown = relative(process.cwd(), dataDirectory);
  return [
    `Console   ${server.publicUrl}`,
    ...(sandbox === undefined ? [] : [`Sandbox   ${sandbox.url}`]),
    `Data      ${shown === '' || shown.startsWith('..') ? dataDirectory : shown}`,
    ...(server.signInLink === undefined ? [] : [`Sign in   ${server.signInLink}`]),
  ];
}

function configurationOf(withSandbox: boolean): Configuration {
  try {
    return readConfiguration(process.env, { sandbox: withSandbox });
  } catch (error) {
    throw failureOf(error, 2);
  }
}

async function startBundledSandbox({ sandbox, publicUrl, host, port }: Configuration): Promise<RunningSandbox> {
  const address = publicUrl ?? (port === 0 ? undefined : `http://${host.includes(':') ? `[${host}]` : host}:${port}`);
  return runSandbox(
    { port: sandbox.port, ...(address === undefined ? {} : { publicUrl: address }) },
    'TANDEM_SANDBOX_PORT',
  );
}

function failureOf(error: unknown, exitStatus: 1 | 2): unknown {
  if (!(error instanceof StartError)) return error;
  return new Failure(exitStatus, error.message, { hint: error.hint, cause: error });
}
