import type { ColumnType } from 'kysely';
import type { CiphertextOrNull, Json, JsonByDefault, MomentByDefault, MomentOrNull, OrNull } from './column-types.ts';

/** Where the partner is told of events. */
export interface EventEndpointTable {
  id: string;
  name: string;
  kind: 'webhook' | 'email';
  /** A URL or an e-mail address. */
  address: string;
  /** Null for all types, also those that are yet to come. */
  types: ColumnType<readonly string[] | null, readonly string[] | null, readonly string[] | null>;
  enabled: ColumnType<boolean, boolean | undefined, boolean>;
  /** Why Tandem itself has disabled it. */
  disabled_reason: OrNull<string>;
  /** What signs; null for e-mail. */
  secret: CiphertextOrNull;
  /** The one before, which signs too until its time is over. */
  previous_secret: CiphertextOrNull;
  previous_until: MomentOrNull;
  /** The first failure since it last took something. */
  failing_since: MomentOrNull;
  created_at: MomentByDefault;
  updated_at: MomentByDefault;
}

/** Something that happened, as told. */
export interface EventTable {
  id: string;
  type: string;
  account_id: OrNull<string>;
  data: Json<Readonly<Record<string, unknown>>>;
  /** Another event with the same is not told again. */
  dedupe: OrNull<string>;
  created_at: MomentByDefault;
}

/** One try to tell of an event. */
export interface DeliveryAttempt {
  /** RFC 3339. */
  readonly at: string;
  readonly ms: number;
  /** The HTTP status, or the reply code of the mail server; absent where none came. */
  readonly status?: number;
  /** One sentence; absent where it was taken. */
  readonly problem?: string;
}

/** The telling of one event at one endpoint. */
export interface EventDeliveryTable {
  id: string;
  event_id: string;
  endpoint_id: string;
  status: 'waiting' | 'delivered' | 'failed';
  attempts: JsonByDefault<readonly DeliveryAttempt[]>;
  /** Tries since it was made or last asked for; the schedule goes by them. */
  tries: ColumnType<number, number | undefined, number>;
  /** When it is tried next; null once it is over. */
  next_at: MomentOrNull;
  created_at: MomentByDefault;
  ended_at: MomentOrNull;
}

export interface EventTables {
  event_endpoints: EventEndpointTable;
  events: EventTable;
  event_deliveries: EventDeliveryTable;
}
