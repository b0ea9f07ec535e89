import { readFileSync } from 'node:fs';
import { Secret } from '@tandem/connector-kit';
import { ConfigurationError } from './configuration-error.ts';
import { readBaseUrl, readChoice, readText, type Environment } from './variables.ts';

/** An external key service: one that speaks the transit API of HashiCorp Vault. */
export interface KeyServiceSettings {
  /** Without a slash at its end. */
  readonly url: string;
  /** Where the transit engine is mounted: `transit`. */
  readonly mount: string;
  /** The name of the key there. */
  readonly key: string;
  /** The token, or the file that holds it and may be written anew while the server runs. */
  readonly token: Secret | { readonly file: string };
  /** Whether its key wraps, before all others; else it only opens. */
  readonly use: 'wrap' | 'open';
}

const url = 'TANDEM_KEY_SERVICE_URL';
const others = [
  'TANDEM_KEY_SERVICE_KEY',
  'TANDEM_KEY_SERVICE_TOKEN',
  'TANDEM_KEY_SERVICE_TOKEN_FILE',
  'TANDEM_KEY_SERVICE_USE',
] as const;

/** @throws ConfigurationError */
export function readKeyService(environment: Environment): KeyServiceSettings | undefined {
  const address = readBaseUrl(environment, url);
  if (address === undefined) {
    const stray = others.find((variable) => readText(environment, variable) !== undefined);
    if (stray === undefined) return undefined;
    throw new ConfigurationError(stray, `is set, but ${url} is not.`);
  }
  refuseOpenWire(address);
  return Object.freeze({
    url: address,
    ...readKeyName(environment),
    token: readToken(environment),
    use: readChoice(environment, 'TANDEM_KEY_SERVICE_USE', 'wrap', ['wrap', 'open']),
  });
}

/** Token and data keys would be readable by everybody between here and there. */
function refuseOpenWire(address: string): void {
  const { protocol, hostname } = new URL(address);
  if (protocol === 'https:' || /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname)) return;
  throw new ConfigurationError(url, 'must begin with https://, unless the service runs on this machine.');
}

function readKeyName(environment: Environment): { readonly mount: string; readonly key: string } {
  const text = readText(environment, 'TANDEM_KEY_SERVICE_KEY') ?? 'tandem';
  const [key = '', ...mount] = text.split('/').reverse();
  if ([key, ...mount].every((part) => /^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(part)))
    return { mount: mount.length === 0 ? 'transit' : mount.reverse().join('/'), key };
  throw new ConfigurationError(
    'TANDEM_KEY_SERVICE_KEY',
    'must be the name of a transit key, or mount/name where the engine is not mounted at transit.',
  );
}

function readToken(environment: Environment): Secret | { readonly file: string } {
  const token = readText(environment, 'TANDEM_KEY_SERVICE_TOKEN');
  const file = readText(environment, 'TANDEM_KEY_SERVICE_TOKEN_FILE');
  if (token !== undefined && file !== undefined)
    throw new ConfigurationError('TANDEM_KEY_SERVICE_TOKEN', 'and TANDEM_KEY_SERVICE_TOKEN_FILE are both set.');
  if (token !== undefined) {
    // It goes into a header.
    if (/^[\u0021-\u007e]+$/.test(token)) return new Secret(token);
    throw new ConfigurationError('TANDEM_KEY_SERVICE_TOKEN', 'must consist of visible ASCII characters alone.');
  }
  if (file === undefined)
    throw new ConfigurationError('TANDEM_KEY_SERVICE_TOKEN', 'is not set, nor is TANDEM_KEY_SERVICE_TOKEN_FILE.');
  try {
    readFileSync(file);
    return { file };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
    throw new ConfigurationError(
      'TANDEM_KEY_SERVICE_TOKEN_FILE',
      `names a file that cannot be read (${code}): ${file}`,
      error,
    );
  }
}
