import { timingSafeEqual } from 'node:crypto';
import type { Module } from '../records/module.ts';
import { Refusal } from '../records/refusal.ts';
import { own } from '../records/value.ts';
import type { Site } from '../site/site.ts';
import type { Viewer } from './call.ts';

/** Which credentials a request carries. */
export function carried(body: Record<string, unknown>): 'apiKey' | 'userToken' | 'both' | 'none' {
  const has = (name: string): boolean => {
    const value = own(body, name);
    return value !== undefined && value !== null && value !== '';
  };
  if (has('apiKey')) return has('user_token') ? 'both' : 'apiKey';
  return has('user_token') ? 'userToken' : 'none';
}

/** The entity a call is about. @throws Refusal where there is none such */
export function entityOf(site: Site, body: Record<string, unknown>): string {
  const id = own(body, 'company_account_id');
  if (id === undefined || id === null || id === '') {
    if (site.settings.missingAccountId === 'main') return site.accountId;
    throw new Refusal(400, 'company_account_id is required');
  }
  if (typeof id !== 'string' || !site.entities.some((entity) => entity.id === id))
    throw new Refusal(site.settings.wrongAccountCode, 'Unknown company_account_id');
  return id;
}

/** Refuses everything while the API is not activated. */
export function requireActivated(site: Site): void {
  if (!site.settings.apiActivated)
    throw new Refusal(site.settings.deactivatedCode, 'The API is not activated for this site');
}

/** Who asks (PROTOCOL.md 3). @throws Refusal */
export function authenticate(site: Site, body: Record<string, unknown>): Viewer {
  requireActivated(site);
  const { settings } = site;
  const found = carried(body);
  if (found === 'none') throw new Refusal(settings.missingCredentialCode, 'An apiKey or a user_token is required');
  if (found === 'both' && settings.bothCredentials === 'refused')
    throw new Refusal(400, 'Send either apiKey or user_token, not both');
  const mode = found === 'both' ? settings.bothCredentials : found;
  if (mode === 'apiKey') {
    if (!sameText(own(body, 'apiKey'), site.apiKey))
      throw new Refusal(settings.wrongKeyCode, 'The API key is not valid');
    return { credential: 'apiKey', user: null, entity: entityOf(site, body) };
  }
  const token = own(body, 'user_token');
  const user = typeof token === 'string' ? site.sessions.user(token, Date.now(), settings.tokenLifeSeconds) : undefined;
  if (user === undefined) throw new Refusal(settings.wrongTokenCode, 'The user_token is not valid or has expired');
  return { credential: 'userToken', user, entity: entityOf(site, body) };
}

/** Whether the viewer may use the module at all, and the user this action. @throws Refusal */
export function authorize(site: Site, module: Module, action: string, viewer: Viewer): void {
  const { settings } = site;
  if (settings.withoutModules.includes(module.path))
    throw new Refusal(403, `The module ${module.path} is not available on your plan`);
  const needed = neededCredential(site, module);
  if (needed !== 'either' && needed !== viewer.credential) {
    throw new Refusal(
      settings.wrongCredentialCode,
      needed === 'apiKey'
        ? `The module ${module.path} can be used with an apiKey only`
        : `The module ${module.path} can be used with a user_token only`,
    );
  }
  if (viewer.user !== null && !site.allows(viewer.user, module.path, action))
    throw new Refusal(settings.noRightCode, `You have no right to ${action} in ${module.path}`);
}

function neededCredential(site: Site, module: Module): 'apiKey' | 'userToken' | 'either' {
  const { settings } = site;
  if (settings.credentialRules === 'none' || module.credential === 'none') return 'either';
  if (settings.priceModulesNeedApiKey && (module.path === 'localPriceLists' || module.path === 'rolesPrices'))
    return 'apiKey';
  if (settings.notificationsWithApiKey === 'refused' && module.path === 'notifications') return 'userToken';
  return module.credential;
}

/** Compares without telling by the time taken how much was right. */
export function sameText(given: unknown, right: string): boolean {
  if (typeof given !== 'string') return false;
  const [left, correct] = [Buffer.from(given), Buffer.from(right)];
  return left.length === correct.length && timingSafeEqual(left, correct);
}
