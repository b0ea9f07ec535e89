import type { SignInProblem } from './sign-in-problem.ts';

/** Where the identity provider sends the browser back to; it must be registered there. */
export function callbackAddress(publicUrl: string): string {
  return `${publicUrl}/v1/sign-in/oidc/callback`;
}

/** The sign-in page, which tells what went wrong. */
export function problemAddress(publicUrl: string, problem: SignInProblem): string {
  return `${publicUrl}/sign-in?problem=${problem}`;
}

/** A page of this deployment, by what the browser asked for; undefined where that would lead elsewhere. */
export function ownPath(to: string | undefined, publicUrl: string): string | undefined {
  if (to === undefined || !to.startsWith('/') || !URL.canParse(to, publicUrl)) return undefined;
  const { origin, pathname, search, hash } = new URL(to, publicUrl);
  return origin === new URL(publicUrl).origin ? `${pathname}${search}${hash}` : undefined;
}
