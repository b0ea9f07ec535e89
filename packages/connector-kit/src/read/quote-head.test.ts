import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Secret } from '../secret/secret.ts';
import { quoteHead } from './quote-head.ts';
import { createScrubber } from './scrub.ts';

describe('the quoted head of a reply', () => {
  it.each([
    ['error code: 1010', 'error code: 1010'],
    [
      '<!DOCTYPE html><html><head><title>x</title><style>p{}</style></head><body class="a"><h1>Site not found</h1>\n<p>Try&nbsp;again</p></body></html>',
      'Site not found Try&nbsp;again',
    ],
    ['<script>alert(1)</script>Blocked<!-- hidden -->', 'Blocked'],
    ['<script>never closed', ''],
    ['a\u0000b\u001b[31mred\u202Eevil\r\nX: y', 'a b [31mred evil X: y'],
    ['1 < 2 and 3 > 2', '1 < 2 and 3 > 2'],
    ['<p title="', ''],
    ['', ''],
  ])('of %j is %j', (text, head) => expect(quoteHead(text)).toBe(head));

  it('is short, holds no line and no tag, whatever came', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 1_000 }), (text) => {
        const head = quoteHead(text.repeat(3));
        expect([...head].length).toBeLessThanOrEqual(200);
        expect(head).not.toMatch(/[\p{Cc}]|<[a-z]+>/u);
      }),
    );
  });

  it('holds no secret, and no half of one where it is cut', () => {
    const secret = 'ScoroAPI_0123456789abcdef';
    const scrubber = createScrubber([new Secret(secret)]);
    for (let at = 150; at < 210; at += 1) {
      const head = quoteHead(`${'x'.repeat(at)} ${secret} ${'y'.repeat(100)}`, scrubber);
      expect(head).not.toContain('Scoro');
    }
    expect(quoteHead(`${'<b></b>'.repeat(1_164)}     ${secret}`, scrubber)).not.toContain('Scoro');
  });

  it.each([
    ['open tags', '<a'.repeat(100_000)],
    ['script tags', '<script>'.repeat(100_000)],
    ['comments', '<!--'.repeat(100_000)],
    ['spaces', ' '.repeat(1_000_000)],
  ])('comes quickly for %s', (_what, text) => {
    const started = performance.now();
    quoteHead(text);
    expect(performance.now() - started).toBeLessThan(300);
  });
});
