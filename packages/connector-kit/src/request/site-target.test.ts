import { describe, expect, it } from 'vitest';
import { createAddressGuard } from './address-guard.ts';
import { findTarget } from './site-target.ts';

const guard = createAddressGuard({ permittedHosts: ['.scoro.com'] });
const exempt = 'http://127.0.0.1:4010/sandbox';

function find(base: string, exemptBase?: string) {
  return findTarget({ key: 'k', display: 'd', base, ...(exemptBase !== undefined && { exemptBase }) }, guard, {
    bases: new Set([exempt]),
    privateHosts: new Set(['10.1.2.3:8080', 'erp.internal']),
  });
}

describe('the target of a site', () => {
  it('is its origin and path', () => {
    expect(find('https://acme.scoro.com/api/v2')).toEqual({
      target: { origin: 'https://acme.scoro.com', host: 'acme.scoro.com', prefix: '/api/v2', exempt: false },
    });
    expect(find('https://acme.scoro.com')).toMatchObject({ target: { prefix: '' } });
  });

  it.each([
    'http://acme.scoro.com/api/v2',
    'ftp://acme.scoro.com',
    'https://acme.scoro.com:8443',
    'https://user@acme.scoro.com',
    'https://user:pass@acme.scoro.com',
    'https://acme.scoro.com@evil.example',
    'https://evil.example#.scoro.com',
    'https://evil.example/.scoro.com',
    'https://evil.example\\.scoro.com',
    'https://acme.scoro.com/../x',
    'https://acme.scoro.com/a/%2e%2e/x',
    'https://acme.scoro.com/api?x=1',
    'https://acme.scoro.com/api#x',
    'https://ACME.scoro.com',
    'https://acme.scoro.com.',
    'https://acme。scoro.com',
    'https://127.0.0.1',
    'https://0x7f.1',
    'https://2130706433',
    'https://[::1]',
    'https://[::ffff:127.0.0.1]',
    'https://localhost',
    'acme.scoro.com',
    '',
  ])('is refused for %s', (base) => {
    expect(find(base)).toHaveProperty('refused');
    expect(find(base, exempt)).toHaveProperty('refused');
  });

  it('is exempt where it begins with the whole of an exempt base', () => {
    expect(find(`${exempt}/acme/api/v2`, exempt)).toMatchObject({
      target: { exempt: true, prefix: '/sandbox/acme/api/v2' },
    });
    expect(find(exempt, exempt)).toMatchObject({ target: { exempt: true } });
  });

  it.each([
    ['no exempt base is named', `${exempt}/acme`, undefined],
    ['another one is named', `${exempt}/acme`, 'http://127.0.0.1:4010'],
    ['it only begins like one', `${exempt}box/acme`, exempt],
    ['it climbs out', `${exempt}/../admin`, exempt],
    ['it climbs out in disguise', `${exempt}/%2e%2e/admin`, exempt],
    ['the port differs', 'http://127.0.0.1:4011/sandbox/acme', exempt],
    ['the host is spelt otherwise', 'http://localhost:4010/sandbox/acme', exempt],
    ['the scheme differs', 'https://127.0.0.1:4010/sandbox/acme', exempt],
    ['a user stands before the host', 'http://127.0.0.1:4010@evil.example/sandbox', exempt],
  ])('is not exempt where %s', (_why, base, exemptBase) => {
    expect(find(base, exemptBase)).toHaveProperty('refused');
  });

  it('is exempt at the origin of a private host that the operator permits, and nowhere else', () => {
    for (const origin of ['http://10.1.2.3:8080', 'https://erp.internal', 'http://erp.internal:81']) {
      expect(find(`${origin}/api`, origin)).toMatchObject({ target: { exempt: true, origin } });
      expect(find(`${origin}/api`)).toHaveProperty('refused');
    }
    for (const origin of ['http://10.1.2.3', 'http://10.1.2.4:8080', 'http://api.erp.internal']) {
      expect(find(`${origin}/api`, origin)).toHaveProperty('refused');
    }
    expect(find('http://10.1.2.3:8080/api', 'http://10.1.2.3:8080/api')).toHaveProperty('refused');
  });
});
