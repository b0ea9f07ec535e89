import type { Secret } from '../secret/secret.ts';
import type { Credential, LoginResult } from './credential.ts';
import type { PropertyValues } from './property-values.ts';
import type { FindSite } from './site.ts';
import type { WireRequest } from './wire.ts';

/**
 * Exchanges property values for a session, by one request without a credential. An answer judged `rejected`, `refused` or
 * `notFound` says that the values are wrong; all others that the application is busy or broken.
 */
export interface Login {
  /** Identity of the login: the same text for the same site, user and password. Never logged; hashed with a key. */
  identity(properties: PropertyValues): readonly (string | Secret)[];
  request(properties: PropertyValues): WireRequest;
  /** Where the login is not at the application's own site. */
  readonly findSite?: FindSite;
  /** Reads the data of the success answer. Throws `upstream_invalid_response` where no session is in it. */
  read(data: unknown): LoginResult;
}

/** One way to authenticate. */
export interface AuthenticationMode {
  readonly name: string;
  /** As the setup screen heads it. */
  readonly label: string;
  /** The properties that belong to it, in the order of the form. */
  readonly properties: readonly string[];
  /** Those of them without which the mode counts as not configured. */
  readonly required: readonly string[];
  /** Steps in the application that lead to the values. */
  readonly where: readonly string[];
  /** Absent: the values are the credential as given. */
  readonly login?: Login;
  /** The credential of a mode without login. */
  given?(properties: PropertyValues): Credential;
  /** Puts the credential on a request. */
  apply(request: WireRequest, credential: Credential, properties: PropertyValues): WireRequest;
}
