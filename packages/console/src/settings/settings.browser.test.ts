import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { consoleUnderTest } from '../testing/console-under-test.ts';

const console = consoleUnderTest();
const usersShape = z.object({ items: z.array(z.looseObject({ id: z.string() })) });

describe('people', () => {
  it('are invited by a link that is shown once, and removed', async () => {
    const { page } = await console.open({ at: '/settings/people' });
    await page.getByRole('button', { name: 'Invite' }).click();
    const dialog = page.getByRole('dialog', { name: 'Invite a person' });
    await dialog.getByRole('textbox', { name: 'Name' }).fill('Paul Invited');
    await dialog.getByRole('textbox', { name: 'E-mail' }).fill('no address');
    await dialog.getByRole('button', { name: 'Invite' }).click();
    await expect.poll(() => dialog.getByRole('textbox', { name: 'E-mail' }).getAttribute('aria-invalid')).toBe('true');
    await dialog.getByRole('textbox', { name: 'E-mail' }).fill('paul@example.com');
    await dialog.getByRole('button', { name: 'Invite' }).click();
    const made = page.getByRole('dialog', { name: 'Paul Invited is invited' });
    const link = await made.getByRole('textbox', { name: 'Invitation link' }).inputValue();
    expect(link).toMatch(/\/sign-in#/);
    await made.getByRole('button', { name: 'Done' }).click();
    const row = page.getByRole('row', { name: /Paul Invited/ });
    await row.getByText('Invited', { exact: true }).waitFor();
    expect(await page.getByText(link).count()).toBe(0);
    await row.getByRole('button', { name: 'Actions for Paul Invited' }).click();
    await page.getByRole('menuitem', { name: 'Remove' }).click();
    await page.getByRole('dialog', { name: 'Remove Paul Invited?' }).getByRole('button', { name: 'Remove' }).click();
    await row.waitFor({ state: 'detached' });
  });

  it('keep their last administrator, and are told why', async () => {
    const { page } = await console.open({ at: '/settings/people' });
    const { items } = await console.tandem.send(usersShape, 'GET', '/v1/users?limit=100');
    for (const { id } of items.slice(0, -1)) {
      await console.tandem.send(z.undefined(), 'DELETE', `/v1/users/${id}`);
    }
    await page.reload();
    await page.getByText('The last one: make somebody else an administrator first.').waitFor();
    await page
      .getByRole('button', { name: /^Actions for/ })
      .first()
      .click();
    await page.getByText('The last administrator stays.').waitFor();
    expect(await page.getByRole('menuitem', { name: 'Remove' }).isDisabled()).toBe(true);
  });

  it('are not managed by a builder', async () => {
    const { page } = await console.open({ at: '/settings/people', as: 'builder' });
    await page.getByRole('row', { name: /Bob Builder/ }).waitFor();
    expect(await page.getByRole('button', { name: 'Invite' }).count()).toBe(0);
    expect(await page.getByRole('button', { name: /^Actions for/ }).count()).toBe(0);
    await page.goto('/settings/tokens');
    await page.getByRole('heading', { name: 'Tokens' }).waitFor();
    expect(await page.getByRole('button', { name: 'New token' }).count()).toBe(0);
  });

  it('change their own name and password', async () => {
    const { page } = await console.open({ at: '/settings/profile', as: 'viewer' });
    await page.getByRole('textbox', { name: 'Name' }).fill('Vera Renamed');
    await page.getByRole('button', { name: 'Save name' }).click();
    await page.getByRole('button', { name: 'Vera Renamed menu' }).waitFor();
    await page.getByLabel('Present password').fill('not the password');
    await page.getByLabel('New password').fill('another password of the tests');
    await page.getByRole('button', { name: 'Change password' }).click();
    await page.getByText('It is not the present password.').waitFor();
    await page.getByLabel('Present password').fill('a password of the tests');
    await page.getByRole('button', { name: 'Change password' }).click();
    await page.getByText('Your password is changed; other sessions have ended.').waitFor();
  });
});

describe('tokens', () => {
  it('are shown once, and deleted', async () => {
    const { page } = await console.open({ at: '/settings/tokens' });
    await page.getByRole('button', { name: 'New token' }).first().click();
    const dialog = page.getByRole('dialog', { name: 'New token' });
    await dialog.getByRole('textbox', { name: 'Name' }).fill('Nightly export');
    await dialog.getByRole('button', { name: 'Create token' }).click();
    const made = page.getByRole('dialog', { name: 'Nightly export is made' });
    const token = await made.getByRole('textbox', { name: 'Token' }).inputValue();
    const asked = await fetch(`${console.tandem.url}/v1/me`, { headers: { authorization: `Bearer ${token}` } });
    expect(await asked.json()).toMatchObject({ role: 'viewer', name: 'Nightly export' });
    await made.getByRole('button', { name: 'Done' }).click();
    await page.reload();
    await page.getByRole('row', { name: /Nightly export/ }).waitFor();
    expect(await page.content()).not.toContain(token);
    await page.getByRole('button', { name: 'Delete Nightly export' }).click();
    await page.getByRole('button', { name: 'Delete token' }).click();
    await page.getByRole('row', { name: /Nightly export/ }).waitFor({ state: 'detached' });
  });
});

describe('the audit log', () => {
  it('tells who did what, and is narrowed by its filters, which its address keeps', async () => {
    const { page } = await console.open({ at: '/settings/audit' });
    await page.getByRole('cell', { name: 'user.create' }).first().waitFor();
    await page.goto('/settings/audit?action=token');
    await page.getByRole('cell', { name: 'token.create' }).first().waitFor();
    expect(await page.getByRole('cell', { name: 'user.create' }).count()).toBe(0);
  });
});
