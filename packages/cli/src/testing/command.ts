import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

const bin = join(import.meta.dirname, '..', '..', 'bin', 'tandem.mjs');

/** What a command did. */
export interface Outcome {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface Surroundings {
  readonly environment?: NodeJS.ProcessEnv;
  readonly input?: string;
  readonly cwd?: string;
}

/** Starts the command as a person would, as a process of its own. */
function spawnTandem(args: readonly string[], { environment = {}, cwd = tmpdir() }: Surroundings = {}): ChildProcess {
  return spawn(process.execPath, [bin, ...args], {
    cwd,
    env: { ...cleanEnvironment(), ...environment },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
}

/** As npm runs a script: in a shell that stays between the two. */
function spawnUnderNpm(args: readonly string[], environment: NodeJS.ProcessEnv): ChildProcess {
  return spawn('sh', ['-c', '"$0" "$@"; exit', process.execPath, bin, ...args], {
    cwd: tmpdir(),
    env: { ...cleanEnvironment(), ...environment, npm_lifecycle_event: 'start' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** Runs the command to its end. */
export async function runTandem(args: readonly string[], surroundings: Surroundings = {}): Promise<Outcome> {
  const child = spawnTandem(args, surroundings);
  child.stdin?.end(surroundings.input ?? '');
  if (child.stdout === null || child.stderr === null) throw new Error('The command has no pipes.');
  const [code, out, err] = await Promise.all([exitOf(child), text(child.stdout), text(child.stderr)]);
  return { code, out, err };
}

/** Starts the command and ends it, as a power cut would, a moment after something has happened. */
export async function killTandem(
  args: readonly string[],
  surroundings: Surroundings,
  happened: () => boolean,
): Promise<void> {
  const child = spawnTandem(args, surroundings);
  child.stdout?.resume();
  child.stderr?.resume();
  while (!happened() && child.exitCode === null) await new Promise((resolve) => setTimeout(resolve, 10));
  child.kill('SIGKILL');
  await exitOf(child);
}

async function exitOf(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  return new Promise((resolve) => child.once('exit', resolve));
}

/** A server of its own on a data folder of its own, on free ports. */
export interface StartedTandem {
  readonly dataDirectory: string;
  /** What it has printed until it was ready. */
  readonly lines: readonly string[];
  /** The value of a ready line: `line('Console')`. */
  line(name: string): string;
  /** Runs a command against it. */
  run(args: readonly string[], surroundings?: Surroundings): Promise<Outcome>;
  /** Ends the shell between npm and it, as npm does when it is told to stop. */
  endNpm(): Promise<void>;
  /** Asks it to stop, as Ctrl-C does, and waits for its end. */
  stop(): Promise<number | null>;
  /** Stops it and takes its data away. */
  remove(): Promise<void>;
}

/**
 * Starts `tandem start` and waits until its last line stands there.
 *
 * @param args of the command
 * @param options `until`: a text of the line after which it counts as ready; `underNpm`: as npm runs it
 */
export async function startTandem(
  args: readonly string[] = ['start'],
  { dataDirectory = mkdtempSync(join(tmpdir(), 'tandem-cli-')), until = 'npx tandem', underNpm = false } = {},
): Promise<StartedTandem> {
  const environment = {
    TANDEM_DATA_DIR: dataDirectory,
    TANDEM_PORT: '0',
    TANDEM_SANDBOX_PORT: '0',
    TANDEM_LOG_LEVEL: 'warn',
  };
  const child = underNpm ? spawnUnderNpm(args, environment) : spawnTandem(args, { environment });
  const lines = await linesUntil(child, until);
  const stop = async (): Promise<number | null> => {
    child.kill('SIGINT');
    return exitOf(child);
  };
  return {
    dataDirectory,
    lines,
    line: (name) =>
      lines
        .find((line) => line.startsWith(name))
        ?.slice(name.length)
        .trim() ?? '',
    run: async (commandArgs, surroundings = {}) =>
      runTandem(commandArgs, {
        ...surroundings,
        environment: { TANDEM_DATA_DIR: dataDirectory, ...surroundings.environment },
      }),
    endNpm: async () => {
      child.kill('SIGTERM');
      await exitOf(child);
    },
    stop,
    remove: async () => {
      await stop();
      rmSync(dataDirectory, { recursive: true, force: true });
    },
  };
}

async function linesUntil(child: ChildProcess, until: string): Promise<string[]> {
  let out = '';
  let err = '';
  child.stderr?.on('data', (chunk) => (err += String(chunk)));
  return new Promise((resolve, reject) => {
    child.stdout?.on('data', (chunk) => {
      out += String(chunk);
      if (out.includes(until) && out.endsWith('\n')) resolve(out.trimEnd().split('\n'));
    });
    child.once('exit', (code) => reject(new Error(`It ended with ${code} before it was ready:\n${out}${err}`)));
  });
}

/** Without what a person's own Tandem may have set. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('TANDEM_')));
}
