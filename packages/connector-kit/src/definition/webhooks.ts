/** What happened to a record. */
export type RecordChange = 'created' | 'modified' | 'deleted';

/** A method with what it is given. */
export interface MethodOrder {
  readonly method: string;
  readonly input: Readonly<Record<string, unknown>>;
}

/** One thing that an application is to tell of. */
export interface Subscription {
  /** Where it tells of it: an address of its own, so that what is told there is known without being believed. */
  readonly address: string;
  /** The kind of records, one of {@link ConnectorWebhooks.records}. */
  readonly records: string;
  readonly change: RecordChange;
  /** Modifications are told of only where one of these fields changed; of all where it is empty. */
  readonly fields: readonly string[];
}

/** What is known of a state of a record. */
export interface RecordState {
  readonly id: string;
  /** Differs where the record has changed since; a read of the record and a row of a list give the same one. */
  readonly mark: string;
  /** Whether it was never changed since it was created, as far as that can be told. */
  readonly isNew: boolean;
  /** When it was created, where the moment is known to be certain. */
  readonly createdAt: Date | undefined;
  readonly isDeleted: boolean;
}

/**
 * How an application is made to tell of changes by itself, how what it tells is read, and how what it failed to tell is found. What it tells is a hint
 * about a record and nothing more: whoever takes it reads the record again.
 */
export interface ConnectorWebhooks {
  /** The kinds of records that can be watched. */
  readonly records: readonly { readonly name: string; readonly label: string }[];
  /** What the host of the address must serve, so that the application believes that it is ours. */
  readonly proof?: { readonly path: string; readonly body: string };
  subscribe(subscription: Subscription): MethodOrder;
  /** The id in what subscribing gave; undefined where it gave none. */
  subscriptionId(data: unknown): string | undefined;
  /** Lists the subscriptions that there are. */
  list(): MethodOrder;
  /** A row of that list. */
  readSubscription(row: unknown): { readonly id: string; readonly address: string } | undefined;
  unsubscribe(id: string): MethodOrder;
  /** The id of the record that a delivered body is about; undefined where it is no delivery of this application. */
  readDelivery(body: unknown): string | undefined;
  /** Reads one record. */
  read(records: string, recordId: string): MethodOrder;
  /** Lists what was created or changed since, and maybe some of what was so before; deleted records with it, where the application can. */
  changedSince(records: string, since: Date): MethodOrder;
  /** What a record, or a row of that list, tells of its state; undefined where it tells none, such as a row without an id. */
  stateOf(records: string, record: unknown): RecordState | undefined;
}
