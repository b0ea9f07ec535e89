import { anyValue, dateTime, flag, integer } from '@tandem/connector-kit';

/** What Scoro itself notes on its records. */
export const modifiedDate = dateTime({
  readOnly: true,
  filter: 'attested',
  about: 'When it was last changed. Deleting does not change it.',
});
export const createdDate = dateTime({ readOnly: true, about: 'When it was created.' });
export const modifiedUser = integer({ readOnly: true, refersTo: 'users', about: 'Who changed it last.' });
export const createdUser = integer({ readOnly: true, refersTo: 'users', about: 'Who created it.' });
export const isDeleted = flag({
  readOnly: true,
  about: 'Whether it was deleted. Deleted records stay readable for about 30 days with includeDeleted.',
});
export const deletedDate = dateTime({ readOnly: true, about: 'When it was deleted.' });
export const permissions = anyValue({
  readOnly: true,
  filter: 'no',
  onlyWith: 'userAuth',
  about: 'What the signed-in user may do with it.',
});

/** The same, where Scoro gives local time of the site without an offset, or does not tell which. */
export const localModifiedDate = dateTime({
  wire: 'naive',
  readOnly: true,
  filter: 'attested',
  about: 'When it was last changed, local time of the site. Deleting does not change it.',
});
export const localCreatedDate = dateTime({
  wire: 'naive',
  readOnly: true,
  about: 'When it was created, local time of the site.',
});
export const localDeletedDate = dateTime({
  wire: 'naive',
  readOnly: true,
  about: 'When it was deleted, local time of the site.',
});
