import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/** All of axe's rules; only what is found is written down, since describing what is well takes most of the time. */
const quickAxe: Parameters<AxeBuilder['options']>[0] = { resultTypes: ['violations'], preload: false };

/** What axe finds in a page, and whether it is wider than its window. */
export async function violationsOf(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().options(quickAxe).analyze();
  const sideways = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  return [
    ...violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`).join(' ')}`,
    ),
    ...(sideways > 0 ? [`scrolls sideways by ${sideways} pixels`] : []),
  ];
}
