import { describe, expect, it } from 'vitest';
import { faultKinds } from '../faults/fault-kinds.ts';
import { siteSettings } from '../settings/site-settings.ts';
import { recordOf, TestSandbox } from '../testing/test-sandbox.ts';

const sandbox = new TestSandbox();

async function page(path: string, init: RequestInit = {}): Promise<{ status: number; headers: Headers; text: string }> {
  const response = await fetch(`${sandbox.url}${path}`, { redirect: 'manual', ...init });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

describe('the pages', () => {
  it('the guide can be followed: Profile Settings, Integrations, General, Scoro API', async () => {
    const company = await sandbox.company();
    const home = `/${company.name}`;
    expect((await page(home)).text).toContain(`href="${home}/profile">Profile Settings<`);
    const profile = (await page(`${home}/profile`)).text;
    expect(profile).toContain('Site Settings');
    expect(profile).toContain(`href="${home}/integrations">Integrations<`);
    const integrations = (await page(`${home}/integrations`)).text;
    expect(integrations.indexOf('>General<')).toBeLessThan(integrations.lastIndexOf('>Scoro API<'));
    const { text } = await page(`${home}/integrations/scoro-api`);
    expect(text).toContain('Activated');
    const shown = text.replace(/>\s+</g, '><');
    expect(shown).toContain(
      `<h3>company_account_id</h3><code class="value" id="company-account-id">${company.credentials.companyAccountId}</code>`,
    );
    expect(shown).toContain(`<h3>API KEY</h3><code class="value" id="api-key">${company.credentials.apiKey}</code>`);
  });

  it('the page of a company shows the same at once', async () => {
    const company = await sandbox.company();
    const { text } = await page(`/${company.name}`);
    for (const value of [
      company.credentials.apiKey,
      company.credentials.companyAccountId,
      company.credentials.username,
      company.credentials.password,
    ])
      expect(text).toContain(value);
  });

  it('the API can be deactivated and activated there, not from another host', async () => {
    const company = await sandbox.company();
    const path = `/${company.name}/integrations/scoro-api`;
    expect((await page(path, { method: 'POST', body: new URLSearchParams({ apiActivated: 'off' }) })).status).toBe(303);
    expect((await page(path)).text).toContain('Not activated');
    expect((await company.call('depot/list')).body).toMatchObject({ status: 'ERROR' });
    expect(
      (
        await page(path, {
          method: 'POST',
          body: new URLSearchParams({ apiActivated: 'on' }),
          headers: { origin: 'https://evil.example' },
        })
      ).status,
    ).toBe(403);
    await page(path, { method: 'POST', body: new URLSearchParams({ apiActivated: 'on' }) });
    expect((await company.call('depot/list')).body).toMatchObject({ status: 'OK' });
  });

  it('a create is seen among the records, first, and opens', async () => {
    const company = await sandbox.company();
    const { event_id } = recordOf(
      (await company.call('tasks/modify', { request: { event_name: '<script>alert(1)</script>' } })).data,
    );
    const { text } = await page(`/${company.name}/records/tasks`);
    const first = text.slice(text.indexOf('<tbody>'), text.indexOf('</tr>', text.indexOf('<tbody>')));
    expect(first).toContain(`/records/tasks/${String(event_id)}`);
    expect(first).toContain('created');
    expect(text).not.toContain('<script');
    expect((await page(`/${company.name}/records/tasks/${String(event_id)}`)).text).toContain('alert(1)');
    expect((await page(`/${company.name}/records`)).text).toContain('Time entries');
  });

  it('the records of a module have pages', async () => {
    const company = await sandbox.company();
    const path = `/${company.name}/records/contacts`;
    expect((await page(path)).text).toContain(`${path}?page=2`);
    expect((await page(`${path}?page=16`)).text).not.toContain('?page=17');
    expect((await page(`${path}?page=-3`)).status).toBe(200);
  });

  it('the switches page lists every setting, every fault and what is not done', async () => {
    const company = await sandbox.company({ errorStyle: 'status' });
    const { text } = await page(`/${company.name}/switches`);
    for (const name of [...Object.keys(siteSettings), ...Object.keys(faultKinds)])
      expect(text).toContain(`<code>${name}</code>`);
    expect(text).toContain('What this sandbox does not do');
    expect(text).toContain('&quot;status&quot;');
  });

  it('there is a start page, and a style sheet', async () => {
    const company = await sandbox.company();
    expect((await page('/')).text).toContain(`/${company.name}`);
    expect((await page('/sandbox.css')).headers.get('content-type')).toBe('text/css; charset=utf-8');
  });

  it('no page needs a script or may be framed', async () => {
    const company = await sandbox.company();
    for (const path of [
      '/',
      `/${company.name}`,
      `/${company.name}/people`,
      `/${company.name}/records/users`,
      `/${company.name}/records/users/1`,
    ]) {
      const { headers, text, status } = await page(path);
      expect(status).toBe(200);
      expect(headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
      expect(text).not.toMatch(/<script|<style| style=| on[a-z]+=/);
    }
  });

  it.each([
    '/nothing.here',
    '/..%2f..',
    '/-x',
    '/test-1/nothing',
    '/test-1/records/nothing',
    '/test-1/records/tasks/1',
    '/test-1/records/__proto__',
  ])('%s is not found', async (path) => {
    expect((await page(path)).status).toBe(404);
  });
});
