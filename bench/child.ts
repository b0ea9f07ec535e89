import { type ChildProcess, spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';

/** A process of a benchmark. */
export interface Child {
  readonly pid: number;
  /** The first line of its standard output that matches, or an error when it ends before. */
  line(pattern: RegExp): Promise<RegExpExecArray>;
  stop(): Promise<void>;
}

const entry = new URL('../packages/cli/bin/tandem.mjs', import.meta.url).pathname;

/** Starts the `tandem` command. */
export function startTandem(parameters: readonly string[], environment: Readonly<Record<string, string>>): Child {
  return start(process.execPath, [entry, ...parameters], environment);
}

/** Starts one of the benchmark's own programs. */
export function startProgram(file: string, parameters: readonly string[]): Child {
  return start(
    process.execPath,
    ['--conditions=tandem-source', new URL(file, import.meta.url).pathname, ...parameters],
    {},
  );
}

function start(command: string, parameters: readonly string[], environment: Readonly<Record<string, string>>): Child {
  const child: ChildProcess = spawn(command, parameters, {
    env: { ...process.env, TANDEM_LOG_LEVEL: 'error', ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines: string[] = [];
  const waiting = new Set<() => void>();
  const wake = () => {
    for (const each of waiting) {
      each();
    }
  };
  if (child.stdout !== null) {
    createInterface({ input: child.stdout }).on('line', (text) => {
      lines.push(text);
      wake();
    });
  }
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  void ended.then(wake);
  return {
    pid: child.pid ?? 0,
    line: (pattern) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const found = lines.map((text) => pattern.exec(text)).find((match) => match !== null);
          if (found !== undefined) {
            waiting.delete(look);
            resolve(found);
          } else if (child.exitCode !== null) {
            waiting.delete(look);
            reject(new Error(`The process ended with ${child.exitCode} before it printed ${String(pattern)}.`));
          }
        };
        waiting.add(look);
        look();
      }),
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** Memory of the server process itself, below any process that only started it, in megabytes. */
export async function residentMegabytes(pid: number): Promise<number> {
  const status = await readFile(`/proc/${await innermost(pid)}/status`, 'utf8');
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? Number.NaN) / 1024;
}

/** The launcher of the command may run the real program as a child of its own. */
async function innermost(pid: number): Promise<number> {
  const children = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => '');
  for (const child of children.trim().split(/\s+/).filter(Boolean).map(Number)) {
    const command = await readFile(`/proc/${child}/cmdline`, 'utf8').catch(() => '');
    if (command.includes('node') && command.includes('main.ts')) {
      return innermost(child);
    }
  }
  return pid;
}
