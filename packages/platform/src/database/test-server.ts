import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { TestProject } from 'vitest/node';
import { connect } from './connection.ts';
import { startEmbeddedPostgres, type EmbeddedPostgres } from './embedded/embedded-postgres.ts';
import { isAlive } from './embedded/process-identity.ts';
import { findServer } from './embedded/server-process.ts';
import { serverFolderIn } from './embedded/server-folder.ts';
import { migrate } from './migrations.ts';
import { installWorkerSchema } from './worker-schema.ts';

/** A database with our schema, which each test file's own is copied from. */
const templateName = 'template_migrated';

const folderName = /^tandem-test-(\d+)-/;

/**
 * For Vitest's `globalSetup`: one PostgreSQL for all test files of a run. It is started when the first test asks for a database, and
 * stopped and removed at the end. Remains of runs that were killed are removed too.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  let server: Promise<{ postgres: EmbeddedPostgres; dataDirectory: string }> | undefined;
  const secret = `/${randomUUID()}`;
  const asked = createServer((request, response) => {
    if (request.url !== secret) return void response.writeHead(404).end();
    server ??= start();
    server.then(
      ({ postgres }) => response.end(JSON.stringify({ ...postgres.address(), template: templateName })),
      (error: unknown) => response.writeHead(500).end(error instanceof Error ? error.stack : String(error)),
    );
  });
  await new Promise<void>((resolve) => asked.listen(0, '127.0.0.1', resolve));
  const address = asked.address();
  if (typeof address !== 'object' || address === null) throw new Error('The test server has no address.');
  project.provide('testServer', `http://127.0.0.1:${address.port}${secret}`);
  return async () => {
    asked.close();
    asked.closeAllConnections();
    if (server === undefined) return;
    const { postgres, dataDirectory } = await server;
    await postgres.stop();
    await rm(dataDirectory, { recursive: true, force: true });
  };
}

async function start(): Promise<{ postgres: EmbeddedPostgres; dataDirectory: string }> {
  await removeRemains();
  const dataDirectory = await mkdtemp(join(tmpdir(), `tandem-test-${process.pid}-`));
  const postgres = await startEmbeddedPostgres({ dataDirectory, durable: false });
  const maintenance = connect(postgres.address(), { max: 1 });
  await maintenance.pool.query(`create database ${templateName}`);
  await maintenance.close();
  const template = connect({ ...postgres.address(), database: templateName }, { max: 1 });
  await migrate(template.kysely);
  await installWorkerSchema(template.pool);
  await template.close();
  return { postgres, dataDirectory };
}

async function removeRemains(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const maker = folderName.exec(name)?.[1];
    if (maker === undefined || (await isAlive(Number(maker)))) continue;
    const dataDirectory = join(tmpdir(), name);
    const folder = serverFolderIn(dataDirectory);
    const running = await findServer(folder).catch(() => undefined);
    if (running !== undefined) await endAtOnce(running.pid);
    await rm(dataDirectory, { recursive: true, force: true });
  }
}

async function endAtOnce(pid: number): Promise<void> {
  process.kill(pid, 'SIGQUIT');
  for (let tries = 0; tries < 500 && (await isAlive(pid)); tries += 1) await wait(10);
}
