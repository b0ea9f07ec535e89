import chromium from '@sparticuz/chromium';
import { type Browser, chromium as driver } from 'playwright-core';

/**
 * A browser to test in: from npm on Linux, else an installed Chrome or Edge.
 *
 * @throws where there is none, with what to install
 */
export async function launchBrowser(): Promise<Browser> {
  if (process.platform === 'linux') {
    // It shows our own pages only, and a sandbox of its own would need rights that a test machine may not give.
    return driver.launch({
      executablePath: await chromium.executablePath(),
      args: ['--no-sandbox', '--disable-gpu'],
      headless: true,
    });
  }
  for (const channel of ['chrome', 'msedge']) {
    try {
      return await driver.launch({ channel });
    } catch {
      // The next one may be there.
    }
  }
  throw new Error('The tests of the console need a browser: install Google Chrome or Microsoft Edge.');
}
