import { Text, Tooltip } from '@mantine/core';

const units: readonly (readonly [unit: Intl.RelativeTimeFormatUnit, seconds: number])[] = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

/** A moment as people speak of it, with the exact one on hover and focus. */
export function Moment({ at }: { readonly at: string | null }) {
  if (at === null) {
    return (
      <Text inherit c="dimmed" component="span">
        never
      </Text>
    );
  }
  const exact = new Date(at).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'medium' });
  return (
    <Tooltip label={exact}>
      <Text inherit component="time" dateTime={at} style={{ whiteSpace: 'nowrap' }}>
        {ago(new Date(at), Date.now())}
      </Text>
    </Tooltip>
  );
}

function ago(moment: Date, now: number): string {
  const seconds = (moment.getTime() - now) / 1000;
  if (Math.abs(seconds) > 30 * 86_400) {
    return moment.toLocaleDateString(undefined, { dateStyle: 'medium' });
  }
  const [unit, size] = units.find(([, length]) => Math.abs(seconds) >= length) ?? ['second', 1];
  return Math.abs(seconds) < 60
    ? 'just now'
    : new Intl.RelativeTimeFormat(undefined, { numeric: 'auto' }).format(Math.round(seconds / size), unit);
}
