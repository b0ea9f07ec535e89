/** What an application tells of a record. */
export const recordChanges = ['created', 'modified', 'deleted'] as const;

export type RecordChange = (typeof recordChanges)[number];

/** The step by which a run reads the record that it was told of. */
export const recordKey = '_record';

/** An event as a subscribed cycle gets it, where none was kept yet. Its record is read again before the steps begin. */
export function toldEvent(changes: readonly RecordChange[] = recordChanges): Readonly<Record<string, unknown>> {
  return {
    change: changes[0] ?? 'created',
    recordId: '1',
    source: 'delivery',
    receivedAt: '2026-01-31T08:00:00.000Z',
  };
}

/** What an application and a kind of its records are called by people. */
export interface ToldNames {
  readonly application: string;
  readonly records: string;
}

/** What an application tells of, in words. */
export function wordsOfTold(
  { application, records }: ToldNames,
  changes: readonly RecordChange[] = recordChanges,
): string {
  return records === ''
    ? `${application} tells of its records`
    : `${application} tells of ${records}: ${changes.join(', ')}`;
}
