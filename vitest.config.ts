import { fileURLToPath } from 'node:url';
import { defaultServerConditions } from 'vite';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  // Packages of the workspace are run from their sources.
  ssr: {
    resolve: {
      conditions: ['tandem-source', ...defaultServerConditions],
      externalConditions: ['tandem-source', ...defaultServerConditions],
    },
  },
  test: {
    include: ['packages/*/src/**/*.test.ts', 'scripts/**/*.test.ts'],
    // Starts PostgreSQL only when a test asks for it.
    globalSetup: ['packages/platform/src/database/test-server.ts'],
    pool: 'forks',
    execArgv: ['--conditions=tandem-source'],
    // Servers and commands that tests start are not compiled again each time.
    env: { NODE_COMPILE_CACHE: fileURLToPath(new URL('node_modules/.cache/node', import.meta.url)) },
    maxWorkers: 2,
    expect: { poll: { timeout: 15_000 } },
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
