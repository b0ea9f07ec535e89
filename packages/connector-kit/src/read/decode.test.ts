import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeJson } from './decode.ts';

describe('reading JSON', () => {
  it('gives what JSON.parse gives', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 6 }), (text) => {
        fc.pre(!text.includes('__proto__'));
        expect(decodeJson(text)).toEqual({ is: 'value', value: JSON.parse(text) });
      }),
    );
  });

  it.each([
    ['', 'The text is empty.'],
    [' \n', 'The text is empty.'],
    ['<html>s3cret</html>', 'The text is not JSON.'],
    ['{"apiKey":"s3cret"', 'The text is not JSON.'],
    ['{"a":1} s3cret', 'The text is not JSON.'],
  ])('says of %j what is wrong, and never quotes it', (text, detail) => {
    expect(decodeJson(text)).toEqual({ is: 'invalid', detail });
  });

  it.each([
    '{"__proto__":{"polluted":1},"a":1}',
    String.raw`{"\u005f_proto__":{"polluted":1},"a":1}`,
    String.raw`{"__pr\u006fto__":{"polluted":1},"a":1}`,
    String.raw`{"__proto_\u005F":{"polluted":1},"a":1}`,
  ])('leaves %s without what could change a prototype', (text) => {
    const decoded = decodeJson(`{"in":[${text}]}`);
    expect(decoded).toEqual({ is: 'value', value: { in: [{ a: 1 }] } });
    expect(JSON.stringify(decoded)).not.toContain('polluted');
  });

  it('keeps members called constructor and prototype, which change nothing', () => {
    expect(decodeJson('{"constructor":1,"prototype":2}')).toEqual({
      is: 'value',
      value: { constructor: 1, prototype: 2 },
    });
  });

  it('refuses what is nested deeper than any record, as lists, objects or both', () => {
    for (const depth of [101, 5_000, 1_000_000]) {
      expect(decodeJson('['.repeat(depth) + ']'.repeat(depth))).toEqual({
        is: 'invalid',
        detail: 'The JSON is nested too deeply.',
      });
    }
    expect(decodeJson('{"a":['.repeat(60) + ']}'.repeat(60))).toMatchObject({ is: 'invalid' });
    expect(decodeJson('['.repeat(100) + ']'.repeat(100))).toMatchObject({ is: 'value' });
  });

  it('reads what is wide', () => {
    expect(decodeJson(`[${'{"a":[1]},'.repeat(200_000)}0]`)).toMatchObject({ is: 'value' });
  });
});
