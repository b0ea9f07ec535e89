import { Badge } from '@mantine/core';

const looks = {
  setupRequired: { color: 'yellow', text: 'Setup required' },
  ready: { color: 'gray', text: 'Ready, not verified' },
  connected: { color: 'green', text: 'Connected' },
  failed: { color: 'red', text: 'Failed' },
  notSetUp: { color: 'gray', text: 'Not set up' },
  setUp: { color: 'green', text: 'Set up' },
  partly: { color: 'yellow', text: 'Partly set up' },
  failing: { color: 'red', text: 'Failing' },
  running: { color: 'azure', text: 'Running' },
  succeeded: { color: 'green', text: 'Succeeded' },
  unknown: { color: 'yellow', text: 'Outcome unknown' },
  cancelled: { color: 'gray', text: 'Cancelled' },
  queued: { color: 'gray', text: 'Queued' },
  waiting: { color: 'yellow', text: 'Waiting' },
  partlySucceeded: { color: 'yellow', text: 'Partly succeeded' },
  undecided: { color: 'yellow', text: 'Needs a decision' },
  open: { color: 'azure', text: 'Under way' },
  intended: { color: 'azure', text: 'Under way' },
  looping: { color: 'azure', text: 'Under way' },
  skipped: { color: 'gray', text: 'Skipped' },
  subscribing: { color: 'azure', text: 'Being made' },
  subscribed: { color: 'green', text: 'Active' },
  draft: { color: 'gray', text: 'Draft' },
  live: { color: 'green', text: 'Live' },
  disabled: { color: 'yellow', text: 'Not enabled' },
} as const;

type Status = keyof typeof looks;

/** A status as colour and word; never by colour alone. */
export function StatusBadge({ status }: { readonly status: string }) {
  const look = isStatus(status) ? looks[status] : { color: 'gray', text: status };
  return (
    <Badge color={look.color} variant="light">
      {look.text}
    </Badge>
  );
}

function isStatus(status: string): status is Status {
  return Object.hasOwn(looks, status);
}
