import { list, text } from '@tandem/connector-kit';

/** Names of tags. */
export const tagNames = list(text(), { about: 'Names of tags.' });
