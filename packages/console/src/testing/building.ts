import type { Page } from 'playwright-core';

/** The drawer, or another part beside the steps. */
export const panel = (page: Page, name: string) => page.getByRole('complementary', { name });
/** The steps as a list. */
export const list = (page: Page) => page.getByRole('group', { name: 'Steps of the cycle' });
/** The titles of the list's rows, from above. */
export const titles = async (page: Page) =>
  (await list(page).locator('[data-row]').allInnerTexts()).map((text) => text.split('\n')[0]);

/** Adds a step where the focus is, by keyboard alone. */
export async function add(page: Page, search: string): Promise<void> {
  const dialog = page.getByRole('dialog', { name: 'Add a step' });
  await dialog.getByRole('searchbox', { name: 'Search steps and methods' }).waitFor();
  await page.keyboard.type(search);
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'hidden' });
}

/** Picks a path for a field from the sample data. */
export async function pick(page: Page, field: string, path: string): Promise<void> {
  await page.getByRole('button', { name: `Pick ${field} from earlier data` }).click();
  await page.getByRole('textbox', { name: 'Search the data' }).fill(path.split('.').at(-1) ?? path);
  await page.getByRole('button', { name: path }).first().click();
}

/** Chooses how a field is given. */
export async function give(page: Page, field: string, how: string): Promise<void> {
  await page.getByRole('button', { name: `How ${field} is given` }).click();
  await page.getByRole('menuitem', { name: how }).click();
}
