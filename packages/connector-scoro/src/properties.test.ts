import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { TandemError } from '@tandem/connector-kit';
import { cleanProperty, correctablePaths, scoroProperties, type PropertyInput } from './properties.ts';

function errorOf(name: string, value: PropertyInput): TandemError | undefined {
  try {
    cleanProperty(name, value);
  } catch (error) {
    if (error instanceof TandemError) return error;
    throw error;
  }
  return undefined;
}

function codeOf(name: string, value: PropertyInput): string {
  return errorOf(name, value)?.code ?? 'accepted';
}

describe('the properties', () => {
  it('have the labels of the guide, in its order', () => {
    expect(scoroProperties.map((property) => property.label)).toEqual([
      'Language',
      'Company Name',
      'Company Account ID',
      'Username',
      'Password',
      'Device Type',
      'Device Name',
      'Device ID',
      'API Key',
      'Environment',
      'App ID',
      'Time Zone',
      'Module Paths',
    ]);
  });

  it('have the defaults of the contract', () => {
    const defaults = Object.fromEntries(
      scoroProperties.flatMap(({ name, default: value }) => (value === undefined ? [] : [[name, value]])),
    );
    expect(defaults).toEqual({ language: 'eng', deviceType: 'server', deviceName: 'Tandem', environment: 'live' });
    expect(scoroProperties.filter((property) => property.generated).map((property) => property.name)).toEqual([
      'deviceId',
    ]);
  });

  it('mark what decides an address, and what is secret', () => {
    expect(scoroProperties.filter((property) => property.destination).map((property) => property.name)).toEqual([
      'companyName',
      'environment',
      'modulePaths',
    ]);
    expect(scoroProperties.filter((property) => property.kind === 'secret').map((property) => property.name)).toEqual([
      'password',
      'apiKey',
    ]);
  });

  it('have defaults that fit them', () => {
    const preset = scoroProperties.flatMap(({ name, default: value }) =>
      value === undefined ? [] : [{ name, value }],
    );
    expect(preset.map(({ name, value }) => cleanProperty(name, value))).toEqual(preset.map(({ value }) => value));
  });
});

describe('a value', () => {
  it.each([
    ['language', 'ENG ', 'eng'],
    ['companyName', 'https://acme.scoro.com/api/v2', 'acme'],
    ['companyAccountId', ' acme-lv ', 'acme-lv'],
    ['username', ' anna@acme.example ', 'anna@acme.example'],
    ['password', '  with spaces ', '  with spaces '],
    ['apiKey', 'ScoroAPI_0123 \n', 'ScoroAPI_0123'],
    ['environment', 'sandbox', 'sandbox'],
    ['timeZone', 'Europe/Tallinn', 'Europe/Tallinn'],
    ['companyAccountId', 'a', 'a'],
  ])('of %s is kept without what was pasted around it: %j', (name, value, kept) => {
    expect(cleanProperty(name, value)).toBe(kept);
  });

  it.each([
    ['language', 'english'],
    ['language', ''],
    ['language', 'e1g'],
    ['companyAccountId', 'a\u0000b'],
    ['companyAccountId', 'x'.repeat(101)],
    ['apiKey', 'two words'],
    ['apiKey', 'ключ'],
    ['environment', 'staging'],
    ['timeZone', 'Mars/Olympus'],
    ['timeZone', 'EET; DROP'],
    ['appId', 'a\r\nb'],
    ['password', ''],
    ['modulePaths', 'realEstates'],
    ['colour', 'red'],
    ['__proto__', 'x'],
  ])('of %s that does not fit is input_invalid: %j', (name, value) => {
    expect(codeOf(name, value)).toBe('input_invalid');
  });

  it('of the company name that leads elsewhere is address_refused', () => {
    expect(codeOf('companyName', 'evil.com')).toBe('address_refused');
  });

  it('is never in the error about it', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('password', 'apiKey', 'language', 'timeZone'),
        fc.nat().map((number) => `canary${number}\u0000`),
        (name, value) => {
          const error = errorOf(name, value);
          expect(error?.code).toBe('input_invalid');
          expect(JSON.stringify([error?.message, error?.facts])).not.toContain('canary');
        },
      ),
    );
  });

  it('of the module paths corrects unconfirmed modules only, to a plain segment', () => {
    expect(correctablePaths()).toEqual(expect.arrayContaining(['properties', 'meters', 'readings']));
    expect(cleanProperty('modulePaths', { properties: 'realEstates' })).toEqual({ properties: 'realEstates' });
    for (const paths of [
      { tasks: 'x' },
      { properties: '../x' },
      { properties: 'a/b' },
      { properties: 'userAuth' },
      { properties: 'UserAuth' },
      { properties: '' },
    ]) {
      expect(codeOf('modulePaths', paths)).toBe('input_invalid');
    }
  });
});
