import { ConfigurationError } from './configuration-error.ts';

/** The variables of an environment, such as `process.env`. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** The text of a variable; one that is empty or blank counts as unset. */
export function readText(environment: Environment, variable: string): string | undefined {
  const text = Object.hasOwn(environment, variable) ? environment[variable]?.trim() : undefined;
  return text === '' ? undefined : text;
}

export interface NumberRange {
  readonly least: number;
  readonly most: number;
  /** What is counted, in the message: `milliseconds`, `days`. */
  readonly unit?: string;
}

/** @throws ConfigurationError where it is no whole number in the range */
export function readWholeNumber(
  environment: Environment,
  variable: string,
  otherwise: number,
  range: NumberRange,
): number {
  const text = readText(environment, variable);
  if (text === undefined) return otherwise;
  const value = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
  if (value >= range.least && value <= range.most) return value;
  const unit = range.unit === undefined ? '' : ` of ${range.unit}`;
  throw new ConfigurationError(
    variable,
    `must be a whole number${unit} from ${range.least} to ${range.most}, not ${quote(text)}.`,
  );
}

/** @throws ConfigurationError where it is none of the choices */
export function readChoice<Choice extends string>(
  environment: Environment,
  variable: string,
  otherwise: Choice,
  choices: readonly Choice[],
): Choice {
  const text = readText(environment, variable);
  if (text === undefined) return otherwise;
  const chosen = choices.find((choice) => choice === text.toLowerCase());
  if (chosen !== undefined) return chosen;
  throw new ConfigurationError(variable, `must be one of ${choices.join(', ')}, not ${quote(text)}.`);
}

/**
 * An http or https address to which paths are added, without a slash at its end.
 *
 * @throws ConfigurationError where it is something else, or has a user, a query or a fragment
 */
export function readBaseUrl(environment: Environment, variable: string): string | undefined {
  const text = readText(environment, variable);
  if (text === undefined) return undefined;
  const url = parseUrl(variable, text, ['http:', 'https:']);
  if (url.username !== '' || url.password !== '')
    throw new ConfigurationError(variable, 'must not hold a user name or password.');
  if (url.search !== '' || url.hash !== '')
    throw new ConfigurationError(variable, 'must not have a query or a fragment.');
  return url.href.replace(/\/+$/, '');
}

/**
 * Parses a URL of one of the protocols. The value, which may hold a password, is not in the message.
 *
 * @throws ConfigurationError where it is none
 */
export function parseUrl(variable: string, text: string, protocols: readonly string[]): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url !== undefined && protocols.includes(url.protocol)) return url;
  throw new ConfigurationError(
    variable,
    `must be a URL that begins with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}`,
  );
}

const longestQuote = 40;

function quote(text: string): string {
  return JSON.stringify(text.length > longestQuote ? `${text.slice(0, longestQuote)}...` : text);
}
