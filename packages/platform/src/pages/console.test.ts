import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openConsole } from './console.ts';

let folder: string;
let app: FastifyInstance;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tandem-console-'));
  await mkdir(join(folder, 'assets'));
  await writeFile(
    join(folder, 'index.html'),
    '<meta property="csp-nonce" nonce="__TANDEM_NONCE__"><script nonce="__TANDEM_NONCE__" src="/assets/a.js"></script>',
  );
  await writeFile(join(folder, 'setup-link.html'), '<script nonce="__TANDEM_NONCE__" src="/assets/b.js"></script>');
  await writeFile(join(folder, 'assets', 'a.js'), 'console.log(1)');
  await writeFile(join(folder, 'mark.svg'), '<svg/>');
  const pages = await openConsole(folder);
  if (pages === undefined) throw new Error('It was built.');
  app = fastify();
  await pages.serveFiles(app);
  app.setNotFoundHandler((request, reply) => pages.sendScreen(request, reply) ?? reply.code(404).send('nothing'));
});
afterAll(async () => {
  await app.close();
  await rm(folder, { recursive: true });
});

const open = (url: string, accept = 'text/html,*/*') => app.inject({ url, headers: { accept } });

describe('the console', () => {
  it('is one page under every address of a screen, with another nonce for each load', async () => {
    const [first, second] = [await open('/library'), await open('/accounts/acc_1?tab=calls')];
    for (const page of [first, second]) {
      expect(page.statusCode).toBe(200);
      expect(page.headers['cache-control']).toBe('no-store');
      const nonce = /nonce="([^"]+)"/
        .exec(page.body)?.[1]
        ?.replaceAll(/&#(\d+);/g, (_all, code: string) => String.fromCharCode(Number(code)));
      expect(page.headers['content-security-policy']).toContain(`'nonce-${nonce ?? '?'}'`);
      expect(page.body).not.toContain('__TANDEM_NONCE__');
    }
    expect(first.body).not.toBe(second.body);
  });

  it('serves its files, and for ever those that are named by their content', async () => {
    const script = await open('/assets/a.js');
    expect([script.statusCode, script.body]).toEqual([200, 'console.log(1)']);
    expect(script.headers['cache-control']).toContain('immutable');
    expect((await open('/mark.svg')).headers['cache-control']).not.toContain('immutable');
  });

  it('is no answer to what asks for something else', async () => {
    expect((await open('/v1/nothing')).statusCode).toBe(404);
    expect((await open('/assets/gone.js')).statusCode).toBe(404);
    expect((await open('/library', 'application/json')).statusCode).toBe(404);
    expect((await app.inject({ method: 'POST', url: '/library', headers: { accept: 'text/html' } })).statusCode).toBe(
      404,
    );
    expect((await open('/..%2f..%2fetc/passwd', 'text/plain')).statusCode).toBe(404);
  });

  it('may not have been built', async () => {
    expect(await openConsole(join(folder, 'assets'))).toBeUndefined();
  });
});
