/** What a person reads on the sign-in page after a single sign-on that did not end well. `{name}` is the identity provider, `{url}` this deployment. */
const words = {
  notSetUp: {
    detail: 'Single sign-on is not set up here.',
    hint: 'Sign in with your e-mail address and password.',
  },
  unreachable: {
    detail: '{name} could not be reached.',
    hint: 'Try again in a moment. If it stays so, whoever runs Tandem finds the reason in its log.',
  },
  interrupted: {
    detail: 'The sign-in took too long, or was begun in another tab, browser or address.',
    hint: 'Begin again here; Tandem is at {url}.',
  },
  refused: {
    detail: '{name} did not let you in.',
    hint: 'Try again, or ask whoever looks after {name} to give you access to Tandem.',
  },
  addressMissing: {
    detail: '{name} did not tell your e-mail address.',
    hint: 'Ask whoever looks after {name} to hand the claim “email” to Tandem.',
  },
  addressUnverified: {
    detail: '{name} does not vouch that your e-mail address is yours.',
    hint: 'Verify the address at {name}, then sign in again.',
  },
  domainNotAllowed: {
    detail: 'People with an e-mail address of this domain may not sign in here.',
    hint: 'Choose the account of your organisation at {name}.',
  },
  notInvited: {
    detail: 'Nobody here has your e-mail address.',
    hint: 'Ask an administrator of Tandem to invite the address that you use at {name}.',
  },
  disabled: {
    detail: 'Your user is disabled.',
    hint: 'Ask an administrator of Tandem.',
  },
  anotherPerson: {
    detail: 'The user with your e-mail address is somebody else at {name}.',
    hint: 'If it is you, an administrator of Tandem can forget the former account of {name} under Settings, People.',
  },
  failed: {
    detail: 'The answer of {name} could not be accepted.',
    hint: 'Try again. If it stays so, whoever runs Tandem finds the reason in its log.',
  },
} as const satisfies Record<string, { readonly detail: string; readonly hint: string }>;

export type SignInProblem = keyof typeof words;

/** Whether a text of an address names a problem. */
export function isSignInProblem(text: string): text is SignInProblem {
  return Object.hasOwn(words, text);
}

/** A problem in words that say what to do. */
export function wordsOf(
  problem: SignInProblem,
  name: string,
  url: string,
): { readonly detail: string; readonly hint: string } {
  const { detail, hint } = words[problem];
  const filled = (text: string): string => text.replaceAll('{name}', () => name).replaceAll('{url}', () => url);
  return { detail: filled(detail), hint: filled(hint) };
}

/** A single sign-on ends without a session, for a reason that the person reads. */
export class SignInRefused extends Error {
  readonly problem: SignInProblem;

  constructor(problem: SignInProblem, cause?: unknown) {
    super(`Single sign-on ended: ${problem}`, cause === undefined ? undefined : { cause });
    this.name = 'SignInRefused';
    this.problem = problem;
  }
}
