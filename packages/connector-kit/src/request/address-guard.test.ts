import type { LookupAddress } from 'node:dns';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AddressRefused, createAddressGuard, type Resolver } from './address-guard.ts';

const permittedHosts = ['.scoro.com', '.scoro.ee', 'login.vendor.example'];
const guard = createAddressGuard({ permittedHosts });

describe('every public host', () => {
  const open = createAddressGuard({
    permittedHosts: ['*'],
    resolver: (hostname, answer) =>
      answer(null, [{ address: hostname === 'api.example.com' ? '93.184.215.14' : '10.0.0.1', family: 4 }]),
  });

  it('is any name, and never an address', () => {
    expect(open.refuseHost('api.example.com')).toBeUndefined();
    for (const host of ['localhost', '127.0.0.1', '0x7f.1', '[::1]']) expect(open.refuseHost(host)).toBeDefined();
  });

  it('is refused where its name leads to an address that is not public', async () => {
    const look = (hostname: string) =>
      new Promise((resolve) => {
        open.lookup(hostname, { all: true }, (error, addresses) => resolve(error ?? addresses));
      });
    expect(await look('inside.example.com')).toBeInstanceOf(AddressRefused);
    expect(await look('api.example.com')).toHaveLength(1);
  });
});

describe('permitted hosts', () => {
  it.each(['acme.scoro.com', 'a-b.scoro.ee', 'deep.er.scoro.com', 'login.vendor.example'])(
    'lets %s through',
    (host) => {
      expect(guard.refuseHost(host)).toBeUndefined();
    },
  );

  it.each([
    'scoro.com',
    'evilscoro.com',
    'acme.scoro.com.evil.example',
    'sub.login.vendor.example',
    'acme.scoro.com.',
    '.scoro.com',
    'acme..scoro.com',
    '-acme.scoro.com',
    'acme-.scoro.com',
    'ACME.scoro.com',
    'acme.scoro.com:443',
    'user@acme.scoro.com',
    'acme.scoro.com/x',
    'acme.scoro.com#',
    'acme\u3002scoro.com',
    'acme.scoro.com\u0000',
    '\u0430cme.scoro.com',
    `${'a'.repeat(64)}.scoro.com`,
    `${'a.'.repeat(200)}scoro.com`,
    'x'.repeat(10_000),
    '',
    ' ',
    'localhost',
  ])('refuses %j', (host) => {
    expect(guard.refuseHost(host)).toBeDefined();
  });

  it.each([
    '127.0.0.1',
    '127.1',
    '127.0.1',
    '2130706433',
    '0x7f000001',
    '0x7f.1',
    '0X7F.0.0.1',
    '017700000001',
    '0177.0.0.1',
    '127.0.0.1.',
    '0',
    '0x',
    '::1',
    '[::1]',
    '[::ffff:127.0.0.1]',
    '::ffff:7f00:1',
    'fe80::1%eth0',
    '8.8.8.8',
    '169.254.169.254',
  ])('refuses the address %s even where the list would permit it', (address) => {
    const lenient = createAddressGuard({ permittedHosts: [address, '.1', '.0.1'] });
    expect(lenient.refuseHost(address)).toMatch(/IP address/);
  });

  it('takes an entry that is only a dot for nothing', () => {
    expect(createAddressGuard({ permittedHosts: ['.', ''] }).refuseHost('evil.example')).toBeDefined();
  });

  it('permits only host names under a permitted domain, whatever is tried', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ maxLength: 40 }),
          fc.string({ maxLength: 20 }).map((text) => `${text}.scoro.com`),
          fc.domain(),
        ),
        (host) => {
          if (guard.refuseHost(host) !== undefined) return;
          expect(host === 'login.vendor.example' || /^[a-z0-9-]+(\.[a-z0-9-]+)*\.scoro\.(com|ee)$/.test(host)).toBe(
            true,
          );
          // A URL made of it leads to that very host.
          expect(new URL(`https://${host}/`).hostname).toBe(host);
        },
      ),
      { numRuns: 2_000 },
    );
  });
});

describe('the look-up', () => {
  it('gives all answers when all are public', async () => {
    const answers = [
      { address: '8.8.8.8', family: 4 },
      { address: '2606:4700::1', family: 6 },
    ];
    await expect(lookup('acme.scoro.com', answers)).resolves.toEqual(answers);
  });

  it('gives the first one to who asks for one', async () => {
    const one = createAddressGuard({ permittedHosts, resolver: answering([{ address: '8.8.8.8', family: 4 }]) });
    const found = await new Promise((resolve) => {
      one.lookup('acme.scoro.com', {}, (_error, address, family) => resolve([address, family]));
    });
    expect(found).toEqual(['8.8.8.8', 4]);
  });

  it.each(['127.0.0.1', '10.1.2.3', '169.254.169.254', '::1', '::ffff:10.0.0.1', 'fd00::1', '64:ff9b::a00:1'])(
    'refuses a name when one of its answers is %s',
    async (address) => {
      const answers = [
        { address: '8.8.8.8', family: 4 },
        { address, family: address.includes(':') ? 6 : 4 },
      ];
      await expect(lookup('acme.scoro.com', answers)).rejects.toThrow(AddressRefused);
      await expect(lookup('acme.scoro.com', answers)).rejects.toThrow(/RFC/);
    },
  );

  it('asks nobody for a name that is not permitted', async () => {
    let asked = 0;
    const counting = createAddressGuard({
      permittedHosts,
      resolver: (_hostname, answer) => {
        asked += 1;
        answer(null, []);
      },
    });
    const error = await new Promise((resolve) => counting.lookup('evil.example', { all: true }, resolve));
    expect(error).toBeInstanceOf(AddressRefused);
    expect(asked).toBe(0);
  });

  it('fails like an unknown name where no address comes', async () => {
    await expect(lookup('acme.scoro.com', [])).rejects.toMatchObject({ code: 'ENOTFOUND' });
  });
});

describe('the connected socket', () => {
  it('is refused where it leads to an address that is not public, or to none', () => {
    expect(guard.refuseConnected('127.0.0.1')).toMatch(/loopback/);
    expect(guard.refuseConnected('::ffff:127.0.0.1')).toMatch(/mapped/);
    expect(guard.refuseConnected(undefined)).toBeDefined();
    expect(guard.refuseConnected('8.8.8.8')).toBeUndefined();
  });
});

function lookup(hostname: string, answers: readonly LookupAddress[]): Promise<unknown> {
  const { lookup: look } = createAddressGuard({ permittedHosts, resolver: answering(answers) });
  return new Promise((resolve, reject) => {
    look(hostname, { all: true }, (error, addresses) => {
      if (error === null) resolve(addresses);
      else reject(error);
    });
  });
}

function answering(answers: readonly LookupAddress[]): Resolver {
  return (_hostname, answer) => answer(null, answers);
}
