import type { Page } from 'playwright-core';

/** Weighs the scripts that a page loads from now on. Gives their bytes as they were sent, compressed; each script counts once. */
export function weighScripts(page: Page): () => Promise<number> {
  const sizes = new Map<string, Promise<number>>();
  page.on('response', (response) => {
    if (response.url().endsWith('.js')) {
      const size = response.request().sizes();
      sizes.set(
        response.url(),
        size.then(({ responseBodySize }) => responseBodySize),
      );
    }
  });
  return async () => (await Promise.all(sizes.values())).reduce((sum, size) => sum + size, 0);
}
