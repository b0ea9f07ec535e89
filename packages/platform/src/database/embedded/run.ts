import { spawn, type ChildProcess } from 'node:child_process';
import type { ServerAccount } from './server-account.ts';

export interface RunOptions {
  readonly account: ServerAccount | undefined;
  readonly cwd: string;
  readonly input?: string;
  readonly signal?: AbortSignal | undefined;
}

export interface RunResult {
  readonly exitCode: number | null;
  /** Standard output and error, as they came. */
  readonly output: string;
}

/**
 * Runs one of PostgreSQL's programs to its end. Where the signal ends it, all that it started has ended too before this does.
 *
 * @throws the reason of the signal, or the error of the system where the program cannot be run
 */
export function run(program: string, args: readonly string[], options: RunOptions): Promise<RunResult> {
  const { account, cwd, input = '', signal } = options;
  signal?.throwIfAborted();
  return new Promise((resolve, reject) => {
    // A group of its own, so that the processes it starts can be ended with it, and Ctrl-C does not end it before we know.
    const child = spawn(program, args, {
      ...account,
      cwd,
      env: serverEnvironment(),
      stdio: 'pipe',
      detached: true,
      windowsHide: true,
    });
    const end = (): void => endGroup(child);
    signal?.addEventListener('abort', end, { once: true });
    let output = '';
    const keep = (chunk: Buffer): void => {
      output += chunk.toString('utf8');
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    // A program that ends early closes its input; its exit tells why.
    child.stdin.on('error', () => undefined);
    child.on('error', reject);
    // The outputs are shared with the processes it started: they close when the last has ended.
    child.on('close', (exitCode) => {
      signal?.removeEventListener('abort', end);
      if (signal?.aborted === true) reject(signal.reason as Error);
      else resolve({ exitCode, output });
    });
    child.stdin.end(input);
  });
}

function endGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    process.kill(process.platform === 'win32' ? child.pid : -child.pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}

/** What PostgreSQL sees of our environment: nothing that holds a secret, and no language, since its messages are read. */
export function serverEnvironment(): NodeJS.ProcessEnv {
  const kept: NodeJS.ProcessEnv = { LC_ALL: 'C', TZ: 'UTC' };
  for (const name of ['PATH', 'SystemRoot', 'TEMP', 'TMP']) {
    const value = process.env[name];
    if (value !== undefined) kept[name] = value;
  }
  return kept;
}
