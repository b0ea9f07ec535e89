import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createAddressRule, refusedRanges } from './address-ranges.ts';

const refuse = createAddressRule();

describe('the rule over address ranges', () => {
  it.each(refusedRanges)('refuses the first and last address of %s (%s)', (range) => {
    const [first, last] = ends(range);
    expect(refuse(first)).toMatch(/RFC/);
    expect(refuse(last)).toMatch(/RFC/);
  });

  it('names what an address is for, and the RFC that says so', () => {
    expect(refuse('127.0.0.1')).toBe('loopback, RFC 1122');
    expect(refuse('169.254.169.254')).toBe('link-local, cloud metadata, RFC 3927');
    expect(refuse('fd00:ec2::254')).toBe('private, cloud metadata, RFC 4193');
    expect(refuse('::ffff:8.8.8.8')).toBe('IPv4-mapped, RFC 4291');
    expect(refuse('64:ff9b::7f00:1')).toBe('translated to IPv4, RFC 6052');
    expect(refuse('2001:0:53aa:64c:0:fbff:3f57:fe01')).toBe('Teredo tunnels, RFC 4380');
    expect(refuse('2002:7f00:1::')).toBe('6to4 tunnels, RFC 3056');
  });

  it.each([
    '1.1.1.1',
    '8.8.8.8',
    '172.15.255.255',
    '172.32.0.0',
    '100.63.255.255',
    '11.0.0.0',
    '223.255.255.255',
    '2606:4700::1',
    '2a00:1450::5',
    '2001:4860:4860::8888',
  ])('lets the public address %s through', (address) => expect(refuse(address)).toBeUndefined());

  it.each(['', 'localhost', '127.1', '0x7f.0.0.1', '2130706433', '1.2.3.4.5', '::g', 'fe80::1%eth0', '2606:4700::1%1'])(
    'refuses %j, which is no plain address',
    (text) => {
      expect(refuse(text)).toBeDefined();
    },
  );

  it('refuses every IPv6 address that carries an IPv4 address, whichever it is', () => {
    fc.assert(
      fc.property(fc.ipV4(), fc.constantFrom('::', '::ffff:', '::ffff:0:', '64:ff9b::'), (v4, prefix) => {
        expect(refuse(prefix + v4)).toBeDefined();
      }),
    );
  });

  it('lets no IPv6 address outside global unicast through', () => {
    fc.assert(
      fc.property(fc.ipV6(), (address) => {
        const passed = refuse(address) === undefined;
        if (passed) expect(address).toMatch(/^[23][\da-f]{3}:/i);
      }),
    );
  });
});

function ends(range: string): [string, string] {
  const [network = '', bits = ''] = range.split('/');
  const width = network.includes(':') ? 128 : 32;
  const first = number(network);
  const last = first | ((1n << BigInt(width - Number(bits))) - 1n);
  return [spell(first, width), spell(last, width)];
}

function number(address: string): bigint {
  if (!address.includes(':')) return address.split('.').reduce((sum, part) => (sum << 8n) | BigInt(part), 0n);
  const [head = '', tail] = address.split('::');
  const groups = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const all = [...groups, ...Array.from({ length: 8 - groups.length - after.length }, () => '0'), ...after];
  return all.reduce((sum, group) => (sum << 16n) | BigInt(`0x${group}`), 0n);
}

function spell(value: bigint, width: number): string {
  const parts = width === 32 ? 4 : 8;
  const size = BigInt(width / parts);
  const list = Array.from(
    { length: parts },
    (_, at) => (value >> (size * BigInt(parts - 1 - at))) & ((1n << size) - 1n),
  );
  return width === 32 ? list.join('.') : list.map((group) => group.toString(16)).join(':');
}
