/**
 * How what was sent compares with what was found. Applications give back what they were sent in forms of their own, so a difference is `other` only
 * where no form of the same value could be it, and `unsure` else.
 */
export type Likeness = 'same' | 'unsure' | 'other';

/** Of values that belong together: other where one is, else unsure where one is. */
export function together(all: readonly Likeness[]): Likeness {
  if (all.includes('other')) return 'other';
  return all.includes('unsure') ? 'unsure' : 'same';
}

/** For values of which it is known that the application may change them: a difference says nothing. */
export function softened(likeness: Likeness): Likeness {
  return likeness === 'other' ? 'unsure' : likeness;
}
