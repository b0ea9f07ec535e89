import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';

/** The server, restarted when a file of it changes, and the console's own development server in front of it. */
const root = join(import.meta.dirname, '..');
const node = ['--conditions=tandem-source', '--disable-warning=ExperimentalWarning'];
const children = [
  start([...node, '--watch', '--watch-preserve-output', join(root, 'packages/cli/src/main.ts'), 'start']),
  start([...node, join(root, 'node_modules/vite/bin/vite.js'), join(root, 'packages/console')]),
];

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stop(signal));

function start(args: readonly string[]): ChildProcess {
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
  child.on('exit', (code) => {
    process.exitCode = code ?? 0;
    stop('SIGTERM');
  });
  return child;
}

/** Nobody runs on alone. */
function stop(signal: NodeJS.Signals): void {
  for (const child of children) if (child.exitCode === null) child.kill(signal);
}
