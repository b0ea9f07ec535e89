import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Secret } from '@tandem/connector-kit';
import { ConfigurationError } from './configuration-error.ts';
import { readText, type Environment } from './variables.ts';

const keyBytes = 32;

/** The master keys that an operator has given, and where. */
export interface GivenMasterKeys {
  /** Base64 of 32 bytes each; undefined where none are given. */
  readonly masterKeys: readonly [Secret, ...Secret[]] | undefined;
  /** Absolute path of their file, where they are in a file alone. */
  readonly masterKeyFile: string | undefined;
}

/**
 * The master keys of the configuration: from `TANDEM_MASTER_KEY`, or from the file of `TANDEM_MASTER_KEY_FILE`.
 *
 * @throws ConfigurationError where a key is none, the file cannot be read, or both are given and differ
 */
export function readMasterKeys(environment: Environment): GivenMasterKeys {
  const given = keysFromVariable(environment);
  const filed = keysFromFile(environment);
  if (given !== undefined && filed !== undefined && given.join() !== filed.join()) {
    throw new ConfigurationError(
      'TANDEM_MASTER_KEY',
      'and TANDEM_MASTER_KEY_FILE are both set and hold different keys.',
    );
  }
  const [first, ...others] = given ?? filed ?? [];
  const path = given === undefined ? readText(environment, 'TANDEM_MASTER_KEY_FILE') : undefined;
  return {
    masterKeys: first === undefined ? undefined : [new Secret(first), ...others.map((key) => new Secret(key))],
    masterKeyFile: path === undefined ? undefined : resolve(path),
  };
}

function keysFromVariable(environment: Environment): readonly string[] | undefined {
  const text = readText(environment, 'TANDEM_MASTER_KEY');
  return text === undefined ? undefined : parseMasterKeys('TANDEM_MASTER_KEY', text);
}

function keysFromFile(environment: Environment): readonly string[] | undefined {
  const path = readText(environment, 'TANDEM_MASTER_KEY_FILE');
  if (path === undefined) return undefined;
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
    throw new ConfigurationError(
      'TANDEM_MASTER_KEY_FILE',
      `names a file that cannot be read (${code}): ${path}`,
      error,
    );
  }
  return parseMasterKeys('TANDEM_MASTER_KEY_FILE', text);
}

/**
 * Keys parted by commas or line ends, in standard base64 (base64url is understood too).
 *
 * @throws ConfigurationError where one is no base64 of 32 bytes, or there is none; never quotes it
 */
export function parseMasterKeys(variable: string, text: string): readonly [string, ...string[]] {
  const words = text.split(/[\s,]+/).filter((word) => word !== '');
  const [first, ...others] = words.map((word, index) => {
    const bytes = /^[A-Za-z0-9+/_-]+={0,2}$/.test(word) ? Buffer.from(word, 'base64') : undefined;
    if (bytes?.length === keyBytes) return bytes.toString('base64');
    const which = words.length === 1 ? 'its key' : `key ${index + 1} of ${words.length}`;
    throw new ConfigurationError(
      variable,
      `must hold keys of ${keyBytes} bytes in base64, but ${which} is none. Make one with: openssl rand -base64 32`,
    );
  });
  if (first === undefined)
    throw new ConfigurationError(variable, 'holds no key. Make one with: openssl rand -base64 32');
  return [first, ...others];
}
