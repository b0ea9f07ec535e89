import { createTestDatabase, type TestDatabase } from '@tandem/platform/test-database';
import type { SandboxOptions } from '@tandem/scoro-sandbox';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { launchBrowser } from './launch-browser.ts';
import { type ConsoleOptions, openConsole, type OpenConsole } from './open-console.ts';
import { startTandem, type Tandem } from './start-tandem.ts';

/** The built console in a real browser, sent by the real server beside the sandbox; one for all tests of a file. */
export interface ConsoleUnderTest {
  readonly tandem: Tandem;
  readonly browser: Browser;
  /** Opens the console as a new person; it is closed after the test, which fails where something went wrong in the page unseen. */
  open(options?: ConsoleOptions): Promise<OpenConsole>;
}

export interface UnderTestOptions {
  readonly sandbox?: SandboxOptions;
  /** Variables of the server besides the usual ones, asked for once everything that was begun before is there. */
  readonly environment?: () => Readonly<Record<string, string>>;
}

export function consoleUnderTest({ sandbox, environment }: UnderTestOptions = {}): ConsoleUnderTest {
  let database: TestDatabase | undefined;
  let tandem: Tandem | undefined;
  let browser: Browser | undefined;
  const opened: OpenConsole[] = [];

  beforeAll(async () => {
    database = await createTestDatabase();
    const options = {
      databaseUrl: database.url,
      ...(sandbox !== undefined && { sandbox }),
      ...(environment !== undefined && { environment: environment() }),
    };
    [tandem, browser] = await Promise.all([startTandem(options), launchBrowser()]);
    const page = await (await fetch(tandem.url)).text();
    if (!page.includes('id="root"')) {
      throw new Error('The console is not built; npm test builds it.');
    }
  });

  afterEach(async () => {
    const done = opened.splice(0);
    await Promise.all(done.map((each) => each.close()));
    expect(done.flatMap(({ faults }) => faults)).toEqual([]);
  });

  afterAll(async () => {
    await browser?.close();
    await tandem?.close();
    await database?.close();
  });

  return {
    get tandem() {
      return started(tandem);
    },
    get browser() {
      return started(browser);
    },
    async open(wishes) {
      const console = await openConsole(started(browser), started(tandem), wishes);
      opened.push(console);
      return console;
    },
  };
}

function started<Part>(part: Part | undefined): Part {
  if (part === undefined) {
    throw new Error('It is started before the first test of the file.');
  }
  return part;
}
