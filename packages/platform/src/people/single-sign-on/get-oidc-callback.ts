import type { Kysely } from 'kysely';
import { z } from 'zod';
import { writeAuditEntry } from '../../audit/record-change.ts';
import type { OidcSettings } from '../../configuration/sign-in-settings.ts';
import type { Database } from '../../database/tables.ts';
import { defineRoute } from '../../http/route.ts';
import { beginSession } from '../begin-session.ts';
import { setSessionCookie } from '../session.ts';
import { callbackAddress, problemAddress } from './addresses.ts';
import type { IdentityProvider } from './identity-provider.ts';
import { logRefusal } from './log-refusal.ts';
import { takeSignIn } from './oidc-sign-in.ts';
import { personOf, type Person } from './person-of.ts';
import { SignInRefused } from './sign-in-problem.ts';

/** `GET /v1/sign-in/oidc/callback`: where the identity provider sends the browser back to. */
export function getOidcCallback({
  publicUrl,
  provider,
  settings,
}: {
  publicUrl: () => string;
  provider: IdentityProvider | undefined;
  settings: OidcSettings | undefined;
}) {
  return defineRoute({
    operation: 'finishOidcSignIn',
    verb: 'GET',
    path: '/v1/sign-in/oidc/callback',
    tag: 'People',
    summary: 'Where the identity provider sends the browser back to',
    description: 'Register its address at the provider as the redirect URI.',
    rights: 'public',
    // Providers add parameters of their own.
    query: z.looseObject({ code: z.unknown().optional(), state: z.unknown().optional() }),
    status: 302,
    answer: z.undefined(),
    handler: async ({ database, request, reply }) => {
      const finish = async (): Promise<string> => {
        if (provider === undefined || settings === undefined) throw new SignInRefused('notSetUp');
        const signIn = await takeSignIn(database, request, reply);
        const current = new URL(callbackAddress(publicUrl()));
        current.search = new URL(request.url, current).search;
        if (signIn === undefined || current.searchParams.get('state') !== signIn.state)
          throw new SignInRefused('interrupted');
        const identity = await provider.finish(current, signIn);
        const session = await database.transaction().execute(async (transaction) => {
          const person = await personOf(transaction, identity, settings);
          await recordArrival(transaction, person);
          return beginSession(transaction, person.user, { by: 'oidc' }, request);
        });
        setSessionCookie(reply, session.secret, publicUrl());
        return `${new URL(publicUrl()).origin}${signIn.returnTo ?? '/'}`;
      };
      const target = await finish().catch((error: unknown) =>
        problemAddress(publicUrl(), logRefusal(error, request.log)),
      );
      return reply.redirect(target);
    },
  });
}

async function recordArrival(transaction: Kysely<Database>, { user, came }: Person): Promise<void> {
  if (came === 'again') return;
  const actor = { kind: 'user', id: user.id, name: user.name } as const;
  const subject = { kind: 'user', id: user.id, name: user.email };
  await writeAuditEntry(
    transaction,
    actor,
    came === 'new' ? 'user.create' : 'user.update',
    came === 'new' ? { subject, detail: { by: 'oidc', role: user.role } } : { subject, detail: { oidc: 'linked' } },
  );
}
