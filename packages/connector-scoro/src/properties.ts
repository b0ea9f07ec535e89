import { nearestNames, TandemError, type Property } from '@tandem/connector-kit';
import { parseCompanyName } from './site.ts';
import type { Module } from './modules/define-module.ts';
import * as modules from './modules/modules.ts';

/** Where a person finds the `company_account_id`, as the vendor's interface names the steps (connector-guide.md). */
export const whereUserAuth = [
  'Log into the Scoro account',
  'Click Profile Settings under your user profile in the top right',
  'Click Integrations under the Site Settings category',
  'At the bottom, under "General", click Scoro API. Make sure it is activated.',
  'Make a note of the "company_account_id".',
] as const;

/** Where a person finds the API key. */
export const whereApiKey = [
  'Log into the Scoro account',
  'Click Profile Settings under your user profile in the top right',
  'Click Integrations under the Site Settings category',
  'At the bottom, under "General", click Scoro API. Make sure it is activated.',
  'Make a note of the API Key under the API KEY header.',
] as const;

const userAuth = { modes: ['userAuth'] } as const;

/** The values a Scoro connector needs, in the order of the form. Labels are those of the guide, word for word. */
export const scoroProperties: readonly Property[] = [
  {
    name: 'language',
    label: 'Language',
    help: 'The language that you would like the data to be represented in. Default is set as "eng" for English.',
    kind: 'text',
    default: 'eng',
    pattern: '^[a-z]{3}$',
    patternHint: 'three letters, such as eng',
  },
  {
    name: 'companyName',
    label: 'Company Name',
    help:
      'The name of your Scoro company. This can be found by reading the URL of your Scoro account. It is the part after ' +
      '"https://" and before ".scoro.com". For example, if your account URL was "https://companyName.scoro.com", enter companyName.',
    kind: 'text',
    prefix: 'https://',
    suffix: '.scoro.com',
    required: true,
    destination: true,
  },
  {
    name: 'companyAccountId',
    label: 'Company Account ID',
    help: 'This is the company_account_id that was retrieved from the integrations area. Where it is left out, the company name is used.',
    where: whereUserAuth,
    kind: 'text',
    pattern: '^[^\\s\\p{C}](?:[^\\p{C}]{0,98}[^\\s\\p{C}])?$',
    patternHint: 'up to 100 characters',
    ...userAuth,
  },
  {
    name: 'username',
    label: 'Username',
    help: 'The username that you use to login to your Scoro website.',
    kind: 'text',
    pattern: '^[^\\p{C}]{1,200}$',
    patternHint: 'up to 200 characters',
    ...userAuth,
  },
  {
    name: 'password',
    label: 'Password',
    help: 'The password that you use to login to your Scoro website.',
    kind: 'secret',
    pattern: '^[^\\u0000]{1,500}$',
    patternHint: 'up to 500 characters',
    ...userAuth,
  },
  {
    name: 'deviceType',
    label: 'Device Type',
    help: 'The type of device you are using. For example, if you are using a computer, you could enter "computer".',
    kind: 'text',
    default: 'server',
    pattern: '^[^\\p{C}]{1,100}$',
    patternHint: 'up to 100 characters',
    ...userAuth,
  },
  {
    name: 'deviceName',
    label: 'Device Name',
    help: 'The device name you are using.',
    kind: 'text',
    default: 'Tandem',
    pattern: '^[^\\p{C}]{1,100}$',
    patternHint: 'up to 100 characters',
    ...userAuth,
  },
  {
    name: 'deviceId',
    label: 'Device ID',
    help: 'The device ID that you are using.',
    kind: 'text',
    generated: true,
    pattern: '^[^\\p{C}]{1,100}$',
    patternHint: 'up to 100 characters',
    ...userAuth,
  },
  {
    name: 'apiKey',
    label: 'API Key',
    help: 'If you are going to use the API Key limited methods, enter the API Key here.',
    where: whereApiKey,
    kind: 'secret',
    pattern: '^[\\x21-\\x7e]{1,500}$',
    patternHint: 'the key alone, without spaces',
    modes: ['apiKey'],
  },
  {
    name: 'environment',
    label: 'Environment',
    help: 'Live is Scoro itself. Sandbox is the stand-in that the operator of this deployment runs for trying things out.',
    kind: 'choice',
    choices: [
      { value: 'live', label: 'Live' },
      { value: 'sandbox', label: 'Sandbox' },
    ],
    default: 'live',
    destination: true,
  },
  {
    name: 'appId',
    label: 'App ID',
    help: 'The scoro-app-id that Scoro gave to your public integration. Most integrations have none and leave it empty.',
    kind: 'text',
    pattern: '^[\\x21-\\x7e]{1,200}$',
    patternHint: 'the id alone, without spaces',
    advanced: true,
  },
  {
    name: 'timeZone',
    label: 'Time Zone',
    help: 'The time zone of the Scoro site, such as Europe/Tallinn. Needed only with an API key, for times that are given with an offset; a login tells it by itself.',
    kind: 'text',
    pattern: '^[A-Za-z][A-Za-z0-9_+\\-/]{1,60}$',
    patternHint: 'a name of the time zone database, such as Europe/Tallinn',
    advanced: true,
  },
  {
    name: 'modulePaths',
    label: 'Module Paths',
    help: 'Corrects the paths of modules that are marked unconfirmed, such as properties to realEstates.',
    kind: 'text',
    structure: 'map',
    advanced: true,
    destination: true,
  },
];

/** A property's value: text, or a map of names to names. */
export type PropertyInput = string | Readonly<Record<string, string>>;

/**
 * Checks one property's value and gives the form to keep: what a person pasted around it is taken off. Throws
 * `address_refused` for a company name that leads elsewhere, and `input_invalid`, which never carries the value.
 */
export function cleanProperty(name: string, value: PropertyInput): PropertyInput {
  const property = scoroProperties.find((candidate) => candidate.name === name);
  if (property === undefined) throw unknownProperty(name);
  if (property.structure === 'map') return cleanModulePaths(property, value);
  if (typeof value !== 'string') throw invalid(property, 'must be text');
  // A password may begin or end with a space; nothing else does.
  const text = property.name === 'password' ? value : value.trim();
  if (text === '') throw invalid(property, 'must not be empty');
  if (property.name === 'companyName') return parseCompanyName(value).companyName;
  return checkText(property, property.name === 'language' ? text.toLowerCase() : text);
}

function checkText(property: Property, text: string): string {
  if (property.pattern !== undefined && !new RegExp(property.pattern, 'u').test(text)) {
    throw invalid(property, `must be ${property.patternHint ?? 'of another form'}`);
  }
  if (property.choices !== undefined && !property.choices.some((choice) => choice.value === text)) {
    throw invalid(property, `must be one of ${property.choices.map((choice) => choice.value).join(', ')}`);
  }
  if (property.name === 'timeZone' && !isTimeZone(text))
    throw invalid(property, `must be ${property.patternHint ?? ''}`);
  return text;
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/** Paths that may be corrected: those of modules that nobody attests. */
export function correctablePaths(): string[] {
  const all: readonly Module[] = Object.values(modules);
  return all.flatMap((module) => (module.unconfirmed === undefined ? [] : [module.path]));
}

function cleanModulePaths(property: Property, value: PropertyInput): Readonly<Record<string, string>> {
  if (typeof value === 'string')
    throw invalid(property, 'must be an object of paths, such as { "properties": "realEstates" }');
  const correctable = correctablePaths();
  const entries = Object.entries(value).map(([path, corrected]: [string, unknown]) => {
    const field = `modulePaths.${path.slice(0, 100)}`;
    if (!correctable.includes(path)) {
      const nearest = nearestNames(path, correctable);
      throw problem(
        field,
        'unknown',
        `is no path that can be corrected: only those of unconfirmed modules can (${correctable.join(', ')}).`,
        nearest,
      );
    }
    // The login has a path of the same form, and takes no record.
    if (
      typeof corrected !== 'string' ||
      !/^[A-Za-z][A-Za-z0-9_]{0,100}$/.test(corrected) ||
      corrected.toLowerCase() === 'userauth'
    ) {
      throw problem(field, 'invalid', 'must be a path segment of letters and digits, such as realEstates.');
    }
    return [path, corrected] as const;
  });
  return Object.fromEntries(entries);
}

function unknownProperty(name: string): TandemError {
  const names = scoroProperties.map((property) => property.name);
  return problem(name.slice(0, 100), 'unknown', 'is no property of Scoro.', nearestNames(name, names));
}

function invalid(property: Property, detail: string): TandemError {
  return problem(property.name, 'invalid', `${property.label} ${detail}.`);
}

function problem(
  field: string,
  code: 'unknown' | 'invalid',
  detail: string,
  nearest: readonly string[] = [],
): TandemError {
  const errors = [{ field, code, detail, ...(nearest.length > 0 && { nearest }) }];
  return new TandemError('input_invalid', code === 'unknown' ? `${field} ${detail}` : detail, { errors });
}
