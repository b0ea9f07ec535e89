import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTandem, type StartedTandem } from '../packages/cli/src/testing/command.ts';

/**
 * Runs what the documentation tells people to type. The `sh` blocks of a page run in order, in one shell, against a server that was just
 * started, unless they are marked `sh norun`. A `text` block right after one says what it prints: these lines in this order, others may stand
 * between them, `...` stands for anything.
 */
const root = join(import.meta.dirname, '..');
const pages = [
  'README.md',
  ...readdirSync(join(root, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];

interface Block {
  readonly commands: string;
  readonly expected: readonly string[];
}

describe('what the documentation says to type', () => {
  let tandem: StartedTandem;
  let folder: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'tandem-docs-'));
    // Stands in for npx, which would look for the command below the current folder.
    writeFileSync(join(folder, 'npx'), '#!/bin/sh\nexec "$@"\n', { mode: 0o755 });
    tandem = await startTandem();
  });
  afterAll(async () => {
    await tandem.remove();
    rmSync(folder, { recursive: true, force: true });
  });

  it.each(pages.filter((page) => blocksOf(page).length > 0))(
    '%s works when typed as it stands',
    { timeout: 180_000 },
    async (page) => {
      const blocks = blocksOf(page);
      const mark = (index: number): string => `=== block ${index} ===`;
      const script = blocks.map(({ commands }, index) => `echo '${mark(index)}'\n${commands}`).join('\n');
      const { code, output } = await shell(
        script
          .replaceAll('http://127.0.0.1:4480', tandem.line('Sandbox'))
          .replaceAll('http://127.0.0.1:4400', tandem.line('Console')),
      );
      expect({ code, output: code === 0 ? '' : output }).toEqual({ code: 0, output: '' });
      blocks.forEach(({ expected }, index) => {
        const printed = output.slice(output.indexOf(mark(index)), output.indexOf(mark(index + 1)) >>> 0);
        expect(missingLine(printed, expected), `${page}, block ${index + 1}, printed:\n${printed}`).toBeUndefined();
      });
    },
  );

  async function shell(script: string): Promise<{ code: number | null; output: string }> {
    const child = spawn('bash', ['-c', `set -eu -o pipefail\nexec 2>&1\n${script}`], {
      cwd: folder,
      env: {
        ...process.env,
        PATH: [folder, join(root, 'node_modules', '.bin'), process.env['PATH']].join(delimiter),
        TANDEM_DATA_DIR: tandem.dataDirectory,
        TANDEM_TOKEN: readToken(tandem),
        TANDEM_URL: tandem.line('Console'),
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [code, output] = await Promise.all([
      new Promise<number | null>((resolve) => child.once('exit', resolve)),
      text(child.stdout),
    ]);
    return { code, output };
  }
});

function readToken(tandem: StartedTandem): string {
  const profile: unknown = JSON.parse(readFileSync(join(tandem.dataDirectory, 'profile.json'), 'utf8'));
  return typeof profile === 'object' && profile !== null && 'token' in profile ? String(profile.token) : '';
}

function blocksOf(page: string): Block[] {
  const markdown = readFileSync(join(root, page), 'utf8');
  const found = markdown.matchAll(/^```sh\n(.*?)^```\n(?:\n```text\n(.*?)^```\n)?/gms);
  return [...found].map(([, commands = '', expected = '']) => ({
    commands,
    expected: expected.split('\n').filter((line) => line !== ''),
  }));
}

/** The first line that was promised and not printed, in this order. */
function missingLine(printed: string, expected: readonly string[]): string | undefined {
  const lines = printed.split(/\r?\n/);
  let at = 0;
  return expected.find((line) => {
    const pattern = new RegExp(
      `^\\s*${line
        .split('...')
        .map((part) => RegExp.escape(part.trim()))
        .join('.*')}\\s*$`,
    );
    const found = lines.findIndex((candidate, index) => index >= at && pattern.test(candidate));
    if (found >= 0) at = found + 1;
    return found < 0;
  });
}
