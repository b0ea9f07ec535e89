import type { Route } from '../http/route.ts';
import { deleteSession } from './delete-session.ts';
import { deleteToken } from './delete-token.ts';
import { deleteUser } from './delete-user.ts';
import { getMe } from './get-me.ts';
import { getOpenLink } from './get-open-link.ts';
import { getSignIn } from './get-sign-in.ts';
import { getTokens } from './get-tokens.ts';
import { getUsers } from './get-users.ts';
import { patchMe } from './patch-me.ts';
import { patchUser } from './patch-user.ts';
import { postLinkFinish } from './post-link-finish.ts';
import { postLinkOpen } from './post-link-open.ts';
import { postSessionSecondFactor } from './post-session-second-factor.ts';
import { postSession } from './post-session.ts';
import { postToken } from './post-token.ts';
import { postUserLink } from './post-user-link.ts';
import { postUser } from './post-user.ts';
import { deleteUserSecondFactor } from './second-factor/delete-user-second-factor.ts';
import { getSecondFactor } from './second-factor/get-second-factor.ts';
import { postRecoveryCodes } from './second-factor/post-recovery-codes.ts';
import { postSecondFactorConfirm } from './second-factor/post-second-factor-confirm.ts';
import { postSecondFactorDisable } from './second-factor/post-second-factor-disable.ts';
import { postSecondFactor } from './second-factor/post-second-factor.ts';
import { deleteOtherSessions } from './sessions/delete-other-sessions.ts';
import { deleteOwnSession } from './sessions/delete-own-session.ts';
import { deleteUserSessions } from './sessions/delete-user-sessions.ts';
import { getSessions } from './sessions/get-sessions.ts';
import type { SignInNeeds } from './sign-in-needs.ts';
import { deleteUserOidc } from './single-sign-on/delete-user-oidc.ts';
import { getOidcCallback } from './single-sign-on/get-oidc-callback.ts';
import { getOidcSignIn } from './single-sign-on/get-oidc-sign-in.ts';
import { getOidc } from './single-sign-on/get-oidc.ts';
import { IdentityProvider } from './single-sign-on/identity-provider.ts';
import { postOidcTest } from './single-sign-on/post-oidc-test.ts';

/** The routes of people: signing in and out, users, tokens. */
export function peopleRoutes(needs: SignInNeeds): readonly Route[] {
  const settings = needs.signIn.oidc;
  const provider = settings === undefined ? undefined : new IdentityProvider(settings);
  return [
    getMe,
    patchMe,
    getSessions,
    deleteOtherSessions,
    deleteOwnSession,
    getSecondFactor,
    postSecondFactor(needs),
    postSecondFactorConfirm(needs),
    postSecondFactorDisable(needs),
    postRecoveryCodes(needs),
    getSignIn(needs),
    getOidcSignIn({ publicUrl: needs.publicUrl, provider }),
    getOidcCallback({ publicUrl: needs.publicUrl, provider, settings }),
    getOidc(needs),
    postOidcTest({ provider }),
    postSession(needs),
    postSessionSecondFactor(needs),
    deleteSession(needs),
    postLinkOpen(needs),
    getOpenLink,
    postLinkFinish(needs),
    getUsers,
    postUser(needs),
    patchUser,
    deleteUser,
    postUserLink(needs),
    deleteUserSessions,
    deleteUserSecondFactor,
    deleteUserOidc,
    getTokens,
    postToken,
    deleteToken,
  ];
}
