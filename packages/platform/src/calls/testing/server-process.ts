import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** A server in a process of its own, which can be killed. */
export interface ServerProcess {
  readonly pid: number;
  readonly url: string;
  readonly token: string;
  /** All that it logged. */
  readonly log: readonly string[];
  send(
    verb: string,
    path: string,
    options?: { readonly body?: unknown; readonly headers?: Readonly<Record<string, string>> },
  ): Promise<Response>;
  /** Ends it at once, as a power cut would. */
  kill(): Promise<void>;
  /** Asks it to stop, and waits until it has. */
  stop(): Promise<void>;
  /** The signal that ended it, or its exit code; settles when it has ended by whatever. */
  readonly ended: Promise<NodeJS.Signals | number>;
}

const program = `
  import { readConfiguration, startServer } from '@tandem/platform';
  const server = await startServer({ configuration: readConfiguration(process.env, { sandbox: false }) });
  process.on('SIGTERM', () => void server.close().then(() => process.exit(0)));
  console.log(server.url);
`;

/** Starts a server process on a database and beside a sandbox. */
export async function startServerProcess(environment: Readonly<Record<string, string>>): Promise<ServerProcess> {
  const token = 'operator-token-of-the-tests-0123456789abcdef';
  const child = spawn(process.execPath, ['--conditions=tandem-source', '--input-type=module', '--eval', program], {
    cwd: import.meta.dirname,
    env: {
      PATH: process.env['PATH'],
      ...(process.env['NODE_COMPILE_CACHE'] !== undefined && { NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'] }),
      TANDEM_PORT: '0',
      TANDEM_ADMIN_TOKEN: token,
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<NodeJS.Signals | number>((resolve) => {
    child.once('exit', (code, signal) => resolve(signal ?? code ?? 0));
  });
  const log: string[] = [];
  createInterface({ input: child.stderr }).on('line', (line) => void log.push(line));
  const url = await firstLine(child, log);
  return {
    pid: child.pid ?? 0,
    url,
    token,
    log,
    send: (verb, path, { body, headers = {} } = {}) =>
      fetch(`${url}${path}`, {
        method: verb,
        headers: {
          authorization: `Bearer ${token}`,
          ...(body !== undefined && { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      }),
    kill: () => end(child, 'SIGKILL'),
    stop: () => end(child, 'SIGTERM'),
    ended,
  };
}

async function firstLine(child: ChildProcess, log: readonly string[]): Promise<string> {
  if (child.stdout === null) throw new Error('The server has no output.');
  for await (const line of createInterface({ input: child.stdout })) return line;
  throw new Error(`The server did not start.\n${log.join('\n')}`);
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill(signal);
  await once(child, 'exit');
}
