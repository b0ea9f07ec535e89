import { revealSecret } from '@tandem/connector-kit';
import {
  allowInsecureRequests,
  authorizationCodeGrant,
  AuthorizationResponseError,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  ClientSecretBasic,
  ClientSecretPost,
  discovery,
  enableNonRepudiationChecks,
  fetchUserInfo,
  type ClientAuth,
  type Configuration,
} from 'openid-client';
import type { OidcSettings } from '../../configuration/sign-in-settings.ts';
import { SignInRefused } from './sign-in-problem.ts';

/** What binds the answer of the provider to the browser and the sign-in that asked for it. */
export interface SignInChecks {
  /** PKCE: known to the browser alone. */
  readonly verifier: string;
  readonly state: string;
  readonly nonce: string;
}

/** Who the provider says has come. */
export interface Identity {
  readonly issuer: string;
  readonly subject: string;
  readonly email: string | undefined;
  /** Whether the provider vouches for the address; undefined where it says nothing of it. */
  readonly emailVerified: boolean | undefined;
  readonly name: string | undefined;
}

/** One answer of the provider may take so long. */
const timeoutSeconds = 10;
/** What was discovered about the provider counts for so long. */
const discoveredForMs = 3_600_000;

/** The identity provider, as OpenID Connect's authorization code flow with PKCE knows it. */
export class IdentityProvider {
  readonly #settings: OidcSettings;
  #discovered: { readonly configuration: Promise<Configuration>; readonly until: number } | undefined;

  constructor(settings: OidcSettings) {
    this.#settings = settings;
  }

  get name(): string {
    return this.#settings.name;
  }

  /**
   * Where the browser is to be sent.
   *
   * @param anew whether the provider is to ask who it is, also where it knows already
   * @throws SignInRefused `unreachable`
   */
  async begin(callback: string, { verifier, state, nonce }: SignInChecks, anew: boolean): Promise<URL> {
    const configuration = await this.#configuration();
    return buildAuthorizationUrl(configuration, {
      redirect_uri: callback,
      scope: 'openid email profile',
      state,
      nonce,
      code_challenge: await calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      ...(anew && { prompt: 'login' }),
    });
  }

  /**
   * Exchanges the code that the browser came back with. Issuer, signature, audience, time, state, nonce and PKCE are checked.
   *
   * @param current the address that the browser came back to, with its query
   * @throws SignInRefused
   */
  async finish(current: URL, { verifier, state, nonce }: SignInChecks): Promise<Identity> {
    const configuration = await this.#configuration();
    try {
      const tokens = await authorizationCodeGrant(configuration, current, {
        pkceCodeVerifier: verifier,
        expectedState: state,
        expectedNonce: nonce,
        idTokenExpected: true,
      });
      const claims = tokens.claims();
      if (claims === undefined) throw new SignInRefused('failed');
      // Many providers put who has come into the ID token, and what they know of the person behind the userinfo endpoint.
      const profile =
        claims['email'] === undefined && configuration.serverMetadata().userinfo_endpoint !== undefined
          ? { ...claims, ...(await fetchUserInfo(configuration, tokens.access_token, claims.sub)) }
          : claims;
      return {
        issuer: claims.iss,
        subject: claims.sub,
        email: textOf(profile['email']),
        emailVerified: truthOf(profile['email_verified']),
        name: textOf(profile['name']) ?? textOf(profile['preferred_username']),
      };
    } catch (error) {
      throw refusalOf(error);
    }
  }

  /**
   * Asks the provider what it is, also where it is known already.
   *
   * @throws SignInRefused `unreachable`
   */
  async discoverAnew(): Promise<void> {
    this.#discovered = undefined;
    await this.#configuration();
  }

  #configuration(): Promise<Configuration> {
    const known = this.#discovered;
    if (known !== undefined && known.until > Date.now()) return known.configuration;
    const configuration = this.#discover();
    const asked = { configuration, until: Date.now() + discoveredForMs };
    this.#discovered = asked;
    configuration.catch(() => {
      // The next sign-in asks again.
      if (this.#discovered === asked) this.#discovered = undefined;
    });
    return configuration;
  }

  async #discover(): Promise<Configuration> {
    const { issuer, clientId, clientSecret } = this.#settings;
    const url = new URL(issuer);
    try {
      return await discovery(url, clientId, undefined, authenticateClient(revealSecret(clientSecret)), {
        timeout: timeoutSeconds,
        // The configuration permits http on this machine alone.
        execute: [enableNonRepudiationChecks, ...(url.protocol === 'http:' ? [allowInsecureRequests] : [])],
      });
    } catch (error) {
      throw new SignInRefused('unreachable', error);
    }
  }
}

/** As OpenID Connect registers clients where nothing else is said; by the body where the provider does not take that. */
function authenticateClient(secret: string): ClientAuth {
  const basic = ClientSecretBasic(secret);
  const post = ClientSecretPost(secret);
  return (server, ...rest) => {
    const taken = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
    return (taken.includes('client_secret_basic') ? basic : post)(server, ...rest);
  };
}

function refusalOf(error: unknown): SignInRefused {
  if (error instanceof SignInRefused) return error;
  if (error instanceof AuthorizationResponseError && error.error === 'access_denied')
    return new SignInRefused('refused', error);
  // Fetching fails with this where nobody answers at all.
  if (error instanceof TypeError && error.message === 'fetch failed') return new SignInRefused('unreachable', error);
  if (error instanceof DOMException && error.name === 'TimeoutError') return new SignInRefused('unreachable', error);
  return new SignInRefused('failed', error);
}

function textOf(claim: unknown): string | undefined {
  return typeof claim === 'string' && claim.trim() !== '' ? claim.trim() : undefined;
}

/** Some providers write it as a text. */
function truthOf(claim: unknown): boolean | undefined {
  if (claim === undefined || claim === null) return undefined;
  return claim === true || claim === 'true';
}
