/** Who did something: a person, a token, the customer behind a setup link, or Tandem itself. */
export type ActorKind = 'user' | 'token' | 'operator' | 'link' | 'system';
