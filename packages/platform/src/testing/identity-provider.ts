import { createServer } from 'node:http';
import Provider, { type Configuration } from 'oidc-provider';

/** A person as the identity provider of a test knows one. */
export interface ProviderAccount {
  readonly sub: string;
  readonly email?: string;
  readonly email_verified?: boolean;
  readonly name?: string;
}

/** A real OpenID Connect provider on this machine. */
export interface TestIdentityProvider {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** What was asked of it: verb and path. */
  readonly requests: string[];
  /** Makes a person known, for browsers that show its page. */
  know(who: ProviderAccount): void;
  /** Follows a browser that was sent there: the person signs in, or declines. Gives back where the browser is sent then. */
  visit(url: string, who: ProviderAccount | 'declines'): Promise<URL>;
  close(): Promise<void>;
}

/** @param redirectUri where people are sent back to, as it is registered; asked for when the first person comes */
export async function startIdentityProvider(redirectUri: () => string): Promise<TestIdentityProvider> {
  const clientId = 'tandem';
  const clientSecret = 'client-secret-of-tandem';
  const accounts = new Map<string, ProviderAccount>();
  const requests: string[] = [];
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('The provider has no address.');
  const issuer = `http://127.0.0.1:${address.port}`;
  let made: Provider | undefined;
  server.on('request', (request, response) => {
    const path = (request.url ?? '').split('?', 1)[0] ?? '';
    requests.push(`${request.method ?? ''} ${path}`);
    const provider = (made ??= new Provider(issuer, configurationOf(clientId, clientSecret, redirectUri(), accounts)));
    if (!path.startsWith('/interaction/')) return void provider.callback()(request, response);
    const who = request.headers['x-who'] ?? new URL(request.url ?? '', issuer).searchParams.get('who');
    if (typeof who !== 'string') return void response.setHeader('content-type', 'text/html').end(pageOf(accounts));
    const result =
      who === ''
        ? { error: 'access_denied', error_description: 'The person declined.' }
        : { login: { accountId: who } };
    provider
      .interactionFinished(request, response, result, { mergeWithLastSubmission: false })
      .catch((error: unknown) => {
        response.writeHead(500).end(String(error));
      });
  });
  return {
    issuer,
    clientId,
    clientSecret,
    requests,
    know: (who) => void accounts.set(who.sub, who),
    visit: async (url, who) => {
      if (who !== 'declines') accounts.set(who.sub, who);
      return follow(url, issuer, who === 'declines' ? '' : who.sub);
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function configurationOf(
  clientId: string,
  clientSecret: string,
  redirectUri: string,
  accounts: ReadonlyMap<string, ProviderAccount>,
): Configuration {
  return {
    clients: [{ client_id: clientId, client_secret: clientSecret, redirect_uris: [redirectUri] }],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    cookies: { keys: ['cookie-key-of-a-test'] },
    pkce: { required: () => true },
    ttl: { AccessToken: 60, AuthorizationCode: 60, Grant: 60, IdToken: 60, Interaction: 60, Session: 60 },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context, interaction) => `/interaction/${interaction.uid}` },
    findAccount: (_context, id) => ({ accountId: id, claims: async () => ({ ...accounts.get(id), sub: id }) }),
    // Whoever has signed in has agreed.
    loadExistingGrant: async ({ oidc }) => {
      const grant = new oidc.provider.Grant({
        accountId: oidc.session?.accountId ?? '',
        clientId: oidc.client?.clientId ?? '',
      });
      grant.addOIDCScope('openid email profile');
      await grant.save();
      return grant;
    },
  };
}

/** Where a person says who they are. */
function pageOf(accounts: ReadonlyMap<string, ProviderAccount>): string {
  const links = [...accounts.keys()].map((sub) => `<li><a href="?who=${encodeURIComponent(sub)}">I am ${sub}</a></li>`);
  return `<!doctype html><title>Provider</title><h1>Who are you?</h1><ul>${links.join('')}</ul><a href="?who=">Decline</a>`;
}

/** Goes from redirect to redirect within the provider, with the cookies that it sets, as a browser does. */
async function follow(url: string, issuer: string, who: string): Promise<URL> {
  const cookies = new Map<string, string>();
  let at = new URL(url);
  for (let steps = 0; at.origin === issuer; steps += 1) {
    if (steps > 10) throw new Error('The provider sends the browser round and round.');
    const answer = await fetch(at, {
      redirect: 'manual',
      headers: { 'x-who': who, cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
    });
    for (const cookie of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = cookie.split(';', 1)[0]?.split(/=(.*)/s) ?? [];
      cookies.set(name, value);
    }
    const location = answer.headers.get('location');
    if (location === null) throw new Error(`The provider answered ${answer.status}: ${await answer.text()}`);
    at = new URL(location, at);
  }
  return at;
}
