import { list, map, text } from '@tandem/connector-kit';

/** Ways to reach a contact: only the kinds that have a value are there (PROTOCOL.md 9, means_of_contact). */
export const contactMeans = map(list(text()), {
  filter: 'no',
  about:
    'Ways to reach the contact by kind, such as { "email": ["a@example.com"], "mobile": ["..."], "website": ["..."] }.',
});
