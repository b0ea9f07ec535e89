/** What the sandbox does not do, said plainly; the switches page and the documentation print it. */
export const notImitated: readonly string[] = [
  'Plain HTTP is served, on loopback; a live site takes HTTPS only (PROTOCOL.md 1.1).',
  'The wording of refusals is known only for `error deleting, check relations` and a part of the one for inactive authors; every other text is the sandbox’s own.',
  'Properties, meters, readings and rent orders are placeholders by the common pattern: nobody attests their paths or members.',
  'The language on a request is accepted and changes nothing: names of statuses and the like are English.',
  'All entities of a company see the same records; only `account_id` of what is created tells them apart.',
  'Sums of documents are added up from their lines; discounts on the whole document, rounding rules of countries and currencies other than EUR are kept as text and not calculated.',
  'pdf answers a link to a small placeholder; no document is laid out.',
  'Triggers, scheduled invoices and notifications are stored and listed; nothing is set off by them.',
  'Permissions are a fixed set of rights per user; roles, groups and private records do not narrow what a user sees.',
  'The CDN and gateway in front of a live site are imitated only by the setting `blockDefaultUserAgent` and as faults on demand.',
  'Webhooks go to loopback addresses and to the public URL of this deployment only, and the DNS form of domain proof is not looked up.',
  'Deliveries of webhooks are sent at once, in order, and once unless `webhookRetries` says more; how a live site repeats or orders them is unknown.',
  'Nothing is kept when the sandbox stops: what was written is gone, the computed records come back as they were.',
];
