import type { Route } from '../http/route.ts';
import { deleteSession } from './delete-session.ts';
import { deleteToken } from './delete-token.ts';
import { deleteUser } from './delete-user.ts';
import { getMe } from './get-me.ts';
import { getOpenLink } from './get-open-link.ts';
import { getTokens } from './get-tokens.ts';
import { getUsers } from './get-users.ts';
import { patchMe } from './patch-me.ts';
import { patchUser } from './patch-user.ts';
import { postLinkFinish } from './post-link-finish.ts';
import { postLinkOpen } from './post-link-open.ts';
import { postSession } from './post-session.ts';
import { postToken } from './post-token.ts';
import { postUserLink } from './post-user-link.ts';
import { postUser } from './post-user.ts';

/** The routes of people: signing in and out, users, tokens. */
export function peopleRoutes(needs: { publicUrl: () => string }): readonly Route[] {
  return [
    getMe,
    patchMe,
    postSession(needs),
    deleteSession(needs),
    postLinkOpen,
    getOpenLink,
    postLinkFinish(needs),
    getUsers,
    postUser(needs),
    patchUser,
    deleteUser,
    postUserLink(needs),
    getTokens,
    postToken,
    deleteToken,
  ];
}
