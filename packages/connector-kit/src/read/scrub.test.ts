import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Secret } from '../secret/secret.ts';
import { createScrubber, isMaskedMember, maskedMembers } from './scrub.ts';

const key = 'ScoroAPI_0123/ab+c"d\\e ü€😀 end!';
const scrubber = createScrubber([new Secret(key), new Secret('pass wörd/1')]);

describe('a secret in a text', () => {
  const forms: Record<string, (secret: string) => string> = {
    plain: (secret) => secret,
    'JSON-escaped': (secret) => JSON.stringify(secret).slice(1, -1),
    'escaped as PHP does': php,
    'escaped as PHP does, upper case': (secret) =>
      php(secret).replaceAll(/\\u[\da-f]{4}/g, (escape) => `\\u${escape.slice(2).toUpperCase()}`),
    'JSON within JSON': (secret) => JSON.stringify(JSON.stringify(secret)).slice(3, -3),
    'JSON within JSON within JSON': (secret) => JSON.stringify(JSON.stringify(JSON.stringify(secret))),
    'in a URL': encodeURIComponent,
    'in a URL, lower case': (secret) =>
      encodeURIComponent(secret).replaceAll(/%[\dA-F]{2}/g, (escape) => escape.toLowerCase()),
    'in a URL within a URL': (secret) => encodeURIComponent(encodeURIComponent(secret)),
    'in a form': (secret) => new URLSearchParams({ s: secret }).toString().slice(2),
    'in HTML': (secret) =>
      secret
        .replaceAll('&', '&amp;')
        .replaceAll('<', '&lt;')
        .replaceAll('>', '&gt;')
        .replaceAll('"', '&quot;')
        .replaceAll("'", '&#039;'),
    'in base64': (secret) => Buffer.from(secret).toString('base64'),
    'in base64 for URLs': (secret) => Buffer.from(secret).toString('base64url'),
    'in base64 in a URL': (secret) => encodeURIComponent(Buffer.from(secret).toString('base64')),
    'in base64 as PHP escapes it': (secret) => Buffer.from(secret).toString('base64').replaceAll('/', '\\/'),
    'behind one byte in base64': (secret) => Buffer.from(`x${secret}`).toString('base64'),
    'behind a user name in base64': (secret) => Buffer.from(`ann:${secret}`).toString('base64'),
    'between others in base64': (secret) => Buffer.from(`us:${secret}:more`).toString('base64'),
  };

  it.each(Object.entries(forms))('is taken out %s', (_form, write) => {
    for (const secret of [key, 'pass wörd/1']) {
      const text = `before ${write(secret)} after`;
      expect(scrubber.touches(text)).toBe(true);
      const scrubbed = scrubber.text(text);
      expect(scrubbed).toContain('[secret]');
      expect(scrubbed.length - 'before  after'.length).toBeLessThan('[secret]'.length + 20);
      expect(scrubbed).toMatch(/^before .* after$/);
    }
  });

  it('is taken out in every form, whatever it is made of', () => {
    const secrets = fc
      .string({ unit: 'grapheme', minLength: 8, maxLength: 60 })
      .filter((text) => text.length >= 8 && new Set(text).size >= 6 && Buffer.from(text).toString() === text);
    fc.assert(
      fc.property(
        secrets,
        fc.constantFrom(...Object.entries(forms)),
        fc.string(),
        fc.string(),
        (secret, [, write], before, after) => {
          const one = createScrubber([new Secret(secret)]);
          const written = write(secret);
          const scrubbed = one.text(`${before} ${written} ${after}`);
          expect(one.touches(`${before} ${written} ${after}`)).toBe(true);
          expect(scrubbed).toContain('[secret]');
          // What is left decides no character of it: at most the two base64 characters that its neighbours share.
          const middle = written.slice(4, -4);
          if (middle.length >= 5) expect(scrubbed).not.toContain(middle);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('is taken out however often it stands there, and next to another', () => {
    expect(scrubber.text(`${key}${key} pass wörd/1`)).toBe('[secret][secret] [secret]');
  });

  it('is taken out where it is very long', () => {
    const long = Array.from({ length: 400 }, (_, at) => `${at}/ü`).join('');
    const one = createScrubber([new Secret(long)]);
    for (const write of Object.values(forms)) {
      const scrubbed = one.text(write(long)).replaceAll('[secret]', '');
      expect(scrubbed.length).toBeLessThan(40);
    }
  });

  it('of four to seven characters is taken out as a word only', () => {
    const short = createScrubber([new Secret('test'), new Secret('a-b-c')]);
    expect(short.text('the latest test, tests; "test" test1 a-b-c x=test&y %20test\\u0020test\\ntest')).toBe(
      'the latest [secret], tests; "[secret]" test1 [secret] x=[secret]&y %20[secret]\\u0020[secret]\\n[secret]',
    );
  });

  it('of less than four characters is left to the names of members', () => {
    const tiny = createScrubber([new Secret('a'), new Secret(''), new Secret('abc')]);
    expect(tiny.text('a banana abc')).toBe('a banana abc');
    expect(tiny.value({ password: 'a', note: 'a' })).toEqual({ password: '[secret]', note: 'a' });
  });

  it('leaves every other text as it is', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'ScoroAPI_0123 <>&;%25\\"/u00fc=+'), maxLength: 200 }),
        (text) => {
          const other = createScrubber([new Secret('ThisOneIsNotInThere')]);
          expect(other.text(text)).toBe(text);
          expect(other.touches(text)).toBe(false);
        },
      ),
    );
  });
});

describe('members whose name says that they are secret', () => {
  it.each([...maskedMembers, 'user_token', 'API_KEY', 'api-key', 'Authorization', 'PASSWORD', 'Set-Cookie'])(
    '%s',
    (name) => {
      expect(isMaskedMember(name)).toBe(true);
      expect(scrubber.value({ [name]: 'anything' })).toEqual({ [name]: '[secret]' });
      expect(scrubber.touches(JSON.stringify({ [name]: 'anything' }))).toBe(true);
      expect(scrubber.text(JSON.stringify({ a: 1, [name]: 'any"thing', b: 2 }))).toBe(
        JSON.stringify({ a: 1, [name]: '[secret]', b: 2 }),
      );
      expect(scrubber.text(`?x=1&${name}=anything&y=2`)).toBe(`?x=1&${name}=[secret]&y=2`);
    },
  );

  it.each(['tokens', 'token_count', 'secretary', 'passwordHint', 'my_cookie_jar', '__proto__', 'tok'])(
    '%s is not one',
    (name) => {
      expect(isMaskedMember(name)).toBe(false);
      expect(scrubber.value(Object.fromEntries([[name, 'x']]))).toEqual(Object.fromEntries([[name, 'x']]));
    },
  );

  it('are masked whatever they hold, but for nothing', () => {
    expect(
      scrubber.value({ token: 1, secret: { a: 1 }, password: [], apiKey: null, cookie: '', authorization: false }),
    ).toEqual({
      token: '[secret]',
      secret: '[secret]',
      password: '[secret]',
      apiKey: null,
      cookie: '',
      authorization: false,
    });
  });

  it('are masked in text that is not quite JSON', () => {
    expect(scrubber.text('{"token" : 12345, "password":"cut off')).toBe('{"token" : "[secret]", "password":"[secret]"');
    expect(scrubber.text('{\\"token\\":\\"abc\\",\\"b\\":1}')).toBe('{\\"token\\":"[secret]",\\"b\\":1}');
    expect(scrubber.text('Authorization: Bearer abcdefgh.ijkl-mno')).toBe('Authorization: Bearer [secret]');
    expect(scrubber.text('Password: at least 8 characters')).toBe('Password: at least 8 characters');
  });
});

describe('a secret in a value', () => {
  it('is taken out of texts and names, at every depth', () => {
    expect(scrubber.value({ a: [`x${key}`, 1, null, true], [key]: { b: key } })).toEqual({
      a: ['x[secret]', 1, null, true],
      '[secret]': { b: '[secret]' },
    });
    expect(scrubber.value(key)).toBe('[secret]');
    expect(scrubber.value([new Secret('x')])).toEqual(['[secret]']);
  });

  it('leaves a value without any as the very same value', () => {
    const value = { a: [1, { b: 'text' }], c: null };
    expect(scrubber.value(value)).toBe(value);
    fc.assert(
      fc.property(fc.jsonValue(), (json) => {
        expect(scrubber.value(json)).toEqual(json);
      }),
    );
  });

  it('changes no prototype: a member called __proto__ stays a member', () => {
    const scrubbed = scrubber.value(JSON.parse(`{"__proto__":{"polluted":1},"a":${JSON.stringify(key)}}`));
    expect(Object.getPrototypeOf(scrubbed)).toBe(Object.prototype);
    expect(Object.keys(Object(scrubbed))).toEqual(['__proto__', 'a']);
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });

  it('does not follow circles, and ends at any depth', () => {
    const circle: Record<string, unknown> = { key };
    circle['self'] = circle;
    expect(scrubber.value(circle)).toEqual({ key: '[secret]', self: '[circular]' });
    let deep: unknown = key;
    for (let at = 0; at < 100_000; at += 1) deep = [deep];
    expect(JSON.stringify(scrubber.value(deep))).toMatch(/too deep/);
  });

  it('throws nothing, whatever it is given', () => {
    const trap = new Proxy(
      {},
      {
        ownKeys: () => {
          throw new Error('trap');
        },
      },
    );
    const getter = Object.defineProperty({}, 'x', {
      enumerable: true,
      get: () => {
        throw new Error('getter');
      },
    });
    expect(scrubber.value([trap])).toBe('[unreadable]');
    expect(scrubber.value(getter)).toBe('[unreadable]');
    fc.assert(
      fc.property(
        fc.anything({
          withBigInt: true,
          withDate: true,
          withMap: true,
          withSet: true,
          withTypedArray: true,
          withNullPrototype: true,
          withSparseArray: true,
        }),
        (anything) => void scrubber.value(anything),
      ),
    );
  });

  it('is taken out of errors, maps and sets; bytes are not shown', () => {
    expect(scrubber.value(new Error(`failed with ${key}`))).toMatchObject({
      name: 'Error',
      message: 'failed with [secret]',
    });
    expect(
      scrubber.value(
        new Map<string, unknown>([
          ['a', key],
          ['token', 'x'],
        ]),
      ),
    ).toEqual(
      new Map([
        ['a', '[secret]'],
        ['token', '[secret]'],
      ]),
    );
    expect(scrubber.value(new Set([key]))).toEqual(new Set(['[secret]']));
    expect(scrubber.value(Buffer.from(key))).toBe('[bytes]');
  });
});

describe('the cost', () => {
  it('of a large text without secrets is less than that of parsing it, also where it is full of escapes', () => {
    const row = { task_id: 1, name: 'Some "name" \\ & / %20', desc: '<p>ScoroAPI &amp; \u00e4</p>', sum: '12.500000' };
    const text = asPhp(JSON.stringify(Array.from({ length: 20_000 }, () => row)));
    scrubber.touches(text);
    const started = performance.now();
    expect(scrubber.touches(text)).toBe(false);
    const took = performance.now() - started;
    const parsing = performance.now();
    JSON.parse(text);
    expect(took).toBeLessThan(2 * (performance.now() - parsing) + 20);
  });

  it.each([
    ['quotes', '"'.repeat(200_000)],
    ['backslashes', '\\'.repeat(200_000)],
    ['a member that never ends', `"token":"${'a\\"'.repeat(100_000)}`],
    ['many members', '"token":'.repeat(30_000)],
    ['almost the secret', key.slice(0, -1).repeat(5_000)],
    ['percent signs', '%25'.repeat(100_000)],
    ['ampersands', '&amp;'.repeat(60_000)],
    ['encoded slashes', '%252525'.repeat(50_000)],
    ['escaped entities', '&amp;amp;amp;'.repeat(30_000)],
    ['zeros', '&#0'.padEnd(300_000, '0')],
    ['bearers', 'bearer '.repeat(50_000)],
    ['spaces', `"token"${' '.repeat(200_000)}`],
  ])('does not explode on %s', (_what, text) => {
    const secrets = [
      key,
      '/////////',
      '\\'.repeat(20),
      '&&&&&&&&&',
      '%%%%%%%%%%',
      '%25%25%25%25',
      '"'.repeat(15),
      '\\"'.repeat(5),
    ];
    const hostile = createScrubber(secrets.map((secret) => new Secret(secret)));
    const started = performance.now();
    hostile.touches(text);
    hostile.text(text);
    expect(performance.now() - started).toBeLessThan(1_500);
  });
});

function php(secret: string): string {
  return asPhp(JSON.stringify(secret).slice(1, -1));
}

function asPhp(json: string): string {
  const unit = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return json.replaceAll('/', '\\/').replaceAll(/[\u0080-\uffff]/g, unit);
}
