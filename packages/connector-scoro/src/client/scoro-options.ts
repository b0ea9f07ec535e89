import { randomUUID } from 'node:crypto';
import {
  Secret,
  type CallLimits,
  type OperatorSettings,
  type PropertyValue,
  type PropertyValues,
  type Warning,
} from '@tandem/connector-kit';
import { cleanProperty } from '../properties.ts';

/**
 * What a client needs. A company name, and the API key, or user name and password, or both: each method takes the one that
 * it works with.
 */
export interface ScoroOptions {
  /** The part of your Scoro URL between `https://` and `.scoro.com`, or the URL itself. */
  readonly companyName: string;
  /** From *Integrations → Scoro API*; left out, the company name is used, which is often the same. */
  readonly companyAccountId?: string;
  readonly apiKey?: string;
  readonly username?: string;
  readonly password?: string;
  /** Three letters, `eng` by default. */
  readonly language?: string;
  /** How this program presents itself at the login: `server` by default. */
  readonly deviceType?: string;
  /** `Tandem` by default. */
  readonly deviceName?: string;
  /** Made anew for each client by default; give your own to be the same device each time. */
  readonly deviceId?: string;
  /** The `scoro-app-id` of a public integration. */
  readonly appId?: string;
  /** The site's time zone, such as `Europe/Tallinn`; needed with an API key where times are given with an offset. */
  readonly timeZone?: string;
  /** Corrections of paths that nobody attests: `{ properties: 'realEstates' }`. */
  readonly modulePaths?: Readonly<Record<string, string>>;
  /** Base URL of a Scoro sandbox, such as `http://127.0.0.1:4480`; requests then go there and nowhere else. */
  readonly sandboxUrl?: string;
  /** Limits of time in milliseconds: of one try, of a request with all its tries, and of its waiting for a rate limit. */
  readonly limits?: Partial<CallLimits>;
  /** Hears what should be known of results that are successes nevertheless. */
  readonly onWarning?: (warning: Warning, method: string) => void;
}

const textOptions = [
  'companyName',
  'companyAccountId',
  'username',
  'language',
  'deviceType',
  'deviceName',
  'appId',
  'timeZone',
] as const;
const secretOptions = ['apiKey', 'password'] as const;

/** The options as property values, checked. Throws `input_invalid` and `address_refused`. */
export function propertiesOf(options: ScoroOptions): PropertyValues {
  const values = new Map<string, PropertyValue>();
  for (const name of textOptions) {
    const value = options[name];
    if (value !== undefined) values.set(name, cleanProperty(name, value));
  }
  for (const name of secretOptions) {
    const value = options[name];
    if (value !== undefined) values.set(name, new Secret(cleanText(name, value)));
  }
  if (options.modulePaths !== undefined) values.set('modulePaths', cleanProperty('modulePaths', options.modulePaths));
  values.set('deviceId', cleanProperty('deviceId', options.deviceId ?? randomUUID()));
  values.set('environment', options.sandboxUrl === undefined ? 'live' : 'sandbox');
  return values;
}

function cleanText(name: string, value: string): string {
  const clean = cleanProperty(name, value);
  if (typeof clean !== 'string') throw new Error(`${name} is no text.`);
  return clean;
}

/** A program's own sandbox is the only address besides the vendor's. */
export function operatorOf(options: ScoroOptions): OperatorSettings {
  return { environments: new Map(options.sandboxUrl === undefined ? [] : [['sandbox', options.sandboxUrl]]) };
}
