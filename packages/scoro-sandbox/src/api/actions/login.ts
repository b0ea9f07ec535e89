import { Refusal } from '../../records/refusal.ts';
import type { Wire } from '../../records/value.ts';
import { own } from '../../records/value.ts';
import type { Site } from '../../site/site.ts';
import { entityOf, requireActivated, sameText } from '../authenticate.ts';
import type { Reply } from '../call.ts';

/** The settings of a user, as the login and users/settings give them. */
export function settingsOfUser(site: Site, user: number): Wire {
  const { firstDayOfWeek, timeZone } = site.settings;
  const zone = site.table('users').live(user)?.text('timezone') ?? timeZone;
  return {
    user_id: user,
    master_company_account: site.accountId,
    first_day_of_week: firstDayOfWeek === 'text' ? '1' : 1,
    timezone: zone,
    locale_clock: '24',
    locale_date: 'dd.mm.yyyy',
    locale_number: { thousandSeparator: ' ', decimalSeparator: ',' },
    company_accounts: site.entities.map(({ id, name }) => ({ account_id: id, account_name: name })),
  };
}

/** `userAuth/modify`: parameters stand at the top, no credential is sent (PROTOCOL.md 3.5). @throws Refusal */
export function login(site: Site, body: Record<string, unknown>): { readonly reply: Reply; readonly user: number } {
  requireActivated(site);
  entityOf(site, body);
  const [username, password] = [own(body, 'username'), own(body, 'password')];
  if (typeof username !== 'string' || username === '' || typeof password !== 'string' || password === '') {
    throw new Refusal(400, 'username and password are required');
  }
  const account = site.accounts.find((one) => one.username === username.trim().toLowerCase());
  const right = sameText(password, account?.password ?? '');
  if (account === undefined || !right || !account.active)
    throw new Refusal(site.settings.wrongPasswordCode, 'Wrong username or password');
  return {
    reply: {
      data: { token: site.sessions.begin(account.user, Date.now()), settings: settingsOfUser(site, account.user) },
    },
    user: account.user,
  };
}
