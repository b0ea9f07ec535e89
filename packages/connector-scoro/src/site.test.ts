import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { TandemError, type PropertyValues } from '@tandem/connector-kit';
import { describeSite, findSite, parseCompanyName } from './site.ts';

const nobody = { environments: new Map<string, string>() };
const withSandbox = { environments: new Map([['sandbox', 'http://127.0.0.1:4480/']]) };

function values(entries: Record<string, string>): PropertyValues {
  return new Map(Object.entries(entries));
}

function codeOf(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    if (error instanceof TandemError) return error.code;
    throw error;
  }
  return 'accepted';
}

describe('a company name', () => {
  it.each([
    ['acme', 'acme.scoro.com'],
    ['ACME', 'acme.scoro.com'],
    ['  acme \n', 'acme.scoro.com'],
    ['acme/', 'acme.scoro.com'],
    ['acme.scoro.com', 'acme.scoro.com'],
    ['acme.scoro.com/', 'acme.scoro.com'],
    ['https://acme.scoro.com', 'acme.scoro.com'],
    ['https://acme.scoro.com/', 'acme.scoro.com'],
    ['http://acme.scoro.com/', 'acme.scoro.com'],
    ['HTTPS://Acme.Scoro.Com/api/v2', 'acme.scoro.com'],
    ['https://acme.scoro.com/api/v2/', 'acme.scoro.com'],
    ['https://acme.scoro.com/mcp', 'acme.scoro.com'],
    ['acme.scoro.ee', 'acme.scoro.ee'],
    ['https://acme.scoro.lt/api/v2', 'acme.scoro.lt'],
    ['https://companyName.scoro', 'companyname.scoro.com'],
    ['my-company2', 'my-company2.scoro.com'],
    ['4711.scoro.com', '4711.scoro.com'],
  ])('%j is understood as %s', (pasted, host) => {
    expect(parseCompanyName(pasted).host).toBe(host);
    expect(describeSite(pasted)).toEqual({ host });
  });

  it('is kept as the label on the usual domain, as the whole host on another', () => {
    expect(parseCompanyName('https://acme.scoro.com/').companyName).toBe('acme');
    expect(parseCompanyName('https://acme.scoro.ee/').companyName).toBe('acme.scoro.ee');
  });

  const hostile = [
    '',
    ' ',
    '.',
    '..',
    '/',
    '//',
    '///acme',
    '-acme',
    'acme-',
    'a_b',
    'a b',
    'acme..scoro.com',
    '.scoro.com',
    'scoro.com',
    '.scoro',
    'acme.scoro.com.',
    'acme.',
    'acme.scoro.',
    'acme.scoro.com:443',
    'acme.scoro.com:',
    'acme:8080',
    'https://acme.scoro.com:8443/',
    'a@evil',
    'user@acme.scoro.com',
    'user:pass@acme.scoro.com',
    'https://acme.scoro.com@evil.com',
    'evil.com',
    'evil.com#',
    'evil.com#.scoro.com',
    'evil.com?.scoro.com',
    'evil.com/.scoro.com',
    'evil.com/acme.scoro.com',
    'evil.com\\.scoro.com',
    'acme.scoro.com\\@evil.com',
    'acme#',
    'acme?x=1',
    'acme.scoro.com.evil.com',
    'acme.notscoro.com',
    'acmescoro.com',
    'acme.scoro.org',
    'acme.scoro.com.scoro.evil',
    'a.b.scoro.com',
    'a.b.scoro',
    'ftp://acme.scoro.com',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'https:acme.scoro.com',
    'https:/acme.scoro.com',
    'https:///acme.scoro.com',
    '//acme.scoro.com',
    'acme//evil.com',
    'acme/../evil',
    'acme.scoro.com/..',
    'acme.scoro.com/./x',
    'acme/%2e%2e',
    'acme%00',
    'acme%2escoro.com',
    '127.0.0.1',
    '127.1',
    '2130706433',
    '0x7f000001',
    '0x7f.1',
    '0x',
    '017700000001',
    '0177.0.0.1',
    '[::1]',
    '::1',
    '[::ffff:127.0.0.1]',
    '169.254.169.254',
    'http://169.254.169.254/latest/meta-data',
    '127.0.0.1.nip.io',
    'localhost',
    'LOCALHOST',
    'localhost.scoro.com',
    'localhost:4480',
    'xn--acme-9za',
    'xn--acme-9za.scoro.com',
    'acme。scoro。com',
    'acme．scoro．com',
    'acme｡scoro｡com',
    'аcme',
    'açme',
    'ａｃｍｅ',
    'acme\u200b',
    '\u202eacme',
    '\ufeffacme',
    '\u00a0acme',
    'acme\u0000',
    'ac\nme',
    'acme\r\nHost: evil.com',
    'acme\tx',
    '\u0007acme',
    'acme.scoro.com\u0000.evil.com',
    '①②⑦.scoro.com',
    'acme.scoro.ⓒom',
    'a'.repeat(64),
    `${'a'.repeat(64)}.scoro.com`,
    'a'.repeat(10_000),
    `${'a.'.repeat(5000)}scoro.com`,
    `acme/${'x/'.repeat(5000)}`,
    '__proto__',
    '${jndi:ldap://evil}',
    '{{acme}}',
    '<script>',
    "acme'--",
    '*',
    '*.scoro.com',
  ];

  it.each(hostile.map((text) => ({ text, shown: JSON.stringify(text.slice(0, 40)) })))(
    '$shown is refused',
    ({ text }) => {
      expect(codeOf(() => parseCompanyName(text))).toBe('address_refused');
      expect(describeSite(text).problem).toBeTypeOf('string');
    },
  );

  it('leads to nothing but one label below a permitted domain, whatever the text', () => {
    const near = fc.string({
      unit: fc.constantFrom(
        'acme',
        'scoro',
        'com',
        'ee',
        'evil',
        '.',
        '/',
        ':',
        '@',
        '#',
        '?',
        '\\',
        '%2e',
        '-',
        'https://',
        '0x7f',
        '127',
        ' ',
        '。',
        'xn--',
        '\n',
      ),
      maxLength: 8,
    });
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.webUrl(),
      fc.ipV4(),
      fc.ipV6(),
      fc.domain(),
      near,
      fc.constantFrom(...hostile),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const outcome = codeOf(() => {
          const url = new URL(findSite(values({ companyName: text }), nobody).base);
          expect(url.protocol).toBe('https:');
          expect(url.hostname).toMatch(/^[a-z0-9]([a-z0-9-]*[a-z0-9])?\.scoro\.(com|ee|lt)$/);
          expect([url.username, url.password, url.port, url.search, url.hash, url.pathname]).toEqual([
            '',
            '',
            '',
            '',
            '',
            '/api/v2',
          ]);
        });
        expect(['accepted', 'address_refused', 'setup_required']).toContain(outcome);
      }),
      { numRuns: 2000 },
    );
  });

  it('is understood the same again when what was kept is read again', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[a-z]([a-z0-9]{0,20})$/),
        fc.constantFrom('', '.scoro.com', '.scoro.ee', '.scoro.lt', '.scoro'),
        (label, end) => {
          fc.pre(label !== 'localhost');
          const once = parseCompanyName(`${label}${end}`);
          expect(parseCompanyName(once.companyName)).toEqual(once);
        },
      ),
    );
  });
});

describe('the site', () => {
  it('of the environment live is the host of the vendor', () => {
    expect(findSite(values({ companyName: 'acme' }), nobody)).toEqual({
      key: 'live/acme.scoro.com',
      base: 'https://acme.scoro.com/api/v2',
      display: 'acme.scoro.com',
    });
  });

  it('of the environment sandbox is a company of the sandbox that the operator runs', () => {
    expect(findSite(values({ companyName: 'https://acme.scoro.com', environment: 'sandbox' }), withSandbox)).toEqual({
      key: 'sandbox/acme',
      base: 'http://127.0.0.1:4480/acme/api/v2',
      exemptBase: 'http://127.0.0.1:4480',
      display: 'acme (sandbox)',
    });
  });

  it('needs a company name', () => {
    expect(codeOf(() => findSite(values({}), nobody))).toBe('setup_required');
    expect(codeOf(() => findSite(values({ companyName: '' }), nobody))).toBe('setup_required');
  });

  it('is not found in an environment that nobody offers', () => {
    expect(codeOf(() => findSite(values({ companyName: 'acme', environment: 'sandbox' }), nobody))).toBe(
      'input_invalid',
    );
    expect(codeOf(() => findSite(values({ companyName: 'acme', environment: 'staging' }), withSandbox))).toBe(
      'input_invalid',
    );
  });
});
