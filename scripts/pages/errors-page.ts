import { errorTable } from '@tandem/connector-kit';
import { generatedNote, markdownTable } from './markdown.ts';

/** docs/errors.md: every error code, from the table that the program itself uses. */
export function errorsPage(): string {
  const rows = Object.entries(errorTable).map(([code, { status, title, when }]) => [
    `<a id="${code}"></a>\`${code}\``,
    String(status),
    `${title}. ${when}`,
  ]);
  return `${generatedNote}
# Errors

Every error of the HTTP API is an \`application/problem+json\` document (RFC 9457): \`type\`, \`title\`, \`status\`, \`detail\`, and a stable \`code\` to
program against. Where it helps it also carries

- \`hint\`: what the person can do, in one sentence
- \`errors\`: one entry a field, with the nearest known names
- \`missing\`: properties without a value, and the steps that lead to theirs in the application
- \`upstream\`: the application's own words
- \`call\`: the id of the recorded call
- \`resumePage\`: the page from which a list can be taken up again

The command line prints the same and ends with status 1; wrong usage ends with status 2.

${markdownTable(['code', 'HTTP', 'when'], rows)}

## What is safe to repeat

- 429 and 503 say in \`Retry-After\` when it will work.
- \`outcome_unknown\` is the one error after which a create or an action may have taken effect. Tandem does not repeat such a request; look
  the record up before you do. An \`Idempotency-Key\` makes the repetition of a whole call safe for 24 hours.
- An update or delete by id that ends with \`upstream_unavailable\`, \`upstream_timeout\` or \`upstream_invalid_response\` may have been carried
  out; doing it twice is doing it once, so repeat it.
- After any other error nothing was changed in the application.
`;
}
