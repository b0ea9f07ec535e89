import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fileServer from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { escapeHtml, sendPage } from '../http/page.ts';

/** What the built page holds in place of the nonce that each load gets. */
const noncePlaceholder = '__TANDEM_NONCE__';

/** The built console. */
export interface ConsolePages {
  /** Its one page, under whatever address; with a nonce of its own for each load. */
  send(reply: FastifyReply): FastifyReply;
  /** The page for a request that asks for one; undefined for any other, such as one of a file that is not there. */
  sendScreen(request: FastifyRequest, reply: FastifyReply): FastifyReply | undefined;
  /** The page behind a setup link, which pages of these origins alone may frame. */
  sendSetupLink(reply: FastifyReply, frameAncestors: readonly string[]): FastifyReply;
  /** Serves its files. */
  serveFiles(app: FastifyInstance): Promise<void>;
}

/** Reads the console that was built into a folder; undefined where none was. */
export async function openConsole(folder: string): Promise<ConsolePages | undefined> {
  const page = await readPage(folder, 'index.html');
  const setupLinkPage = await readPage(folder, 'setup-link.html');
  if (page === undefined || setupLinkPage === undefined) return undefined;
  const send = (reply: FastifyReply): FastifyReply => sendPage(reply, (nonce) => withNonce(page, nonce));
  return {
    send,
    sendSetupLink: (reply, frameAncestors) =>
      sendPage(reply, (nonce) => withNonce(setupLinkPage, nonce), frameAncestors),
    sendScreen: (request, reply) => (wantsPage(request) ? send(reply.code(200)) : undefined),
    serveFiles: async (app) => {
      await app.register(fileServer, {
        root: folder,
        // Only the files that are there now: nothing of the address reaches the file system.
        wildcard: false,
        globIgnore: ['index.html', 'setup-link.html'],
        index: false,
        cacheControl: false,
        // Written besides each file when it was built.
        preCompressed: true,
        setHeaders: (reply, path) => {
          // The names of these files hold a hash of their content.
          const isHashed = path.startsWith(join(folder, 'assets'));
          reply.header('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'public, max-age=3600');
        },
      });
    },
  };
}

/** A browser that opens an address asks for HTML; the API and its files are never screens. */
function wantsPage({ method, url, headers }: FastifyRequest): boolean {
  const path = url.split('?', 1)[0] ?? '';
  if (method !== 'GET') return false;
  return (
    path !== '/v1' &&
    !path.startsWith('/v1/') &&
    !path.startsWith('/assets/') &&
    (headers.accept ?? '').includes('text/html')
  );
}

function withNonce(page: string, nonce: string): string {
  return page.replaceAll(noncePlaceholder, escapeHtml(nonce));
}

async function readPage(folder: string, name: string): Promise<string | undefined> {
  try {
    return await readFile(join(folder, name), 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
