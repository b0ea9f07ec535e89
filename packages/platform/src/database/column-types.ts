import type { ColumnType } from 'kysely';

/** A moment. Reads as a Date; written as a Date or RFC 3339 text. */
export type Moment = ColumnType<Date, Date | string, Date | string>;
export type MomentOrNull = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
/** A moment that the database sets to now when it is left out. */
export type MomentByDefault = ColumnType<Date, Date | string | undefined, Date | string>;
/**
 * JSON. Reads as a value; written as JSON text (`JSON.stringify(value)`), since the driver would turn an array into a
 * PostgreSQL array.
 */
export type Json<Value> = ColumnType<Value, string, string>;
export type JsonOrNull<Value> = ColumnType<Value | null, string | null | undefined, string | null>;
export type JsonByDefault<Value> = ColumnType<Value, string | undefined, string>;
/** What the vault made of a secret or a recorded body. */
export type Ciphertext = ColumnType<Buffer, Uint8Array, Uint8Array>;
export type CiphertextOrNull = ColumnType<Buffer | null, Uint8Array | null | undefined, Uint8Array | null>;
/** A SHA-256 hash. */
export type Hash = ColumnType<Buffer, Uint8Array, Uint8Array>;
export type HashOrNull = ColumnType<Buffer | null, Uint8Array | null | undefined, Uint8Array | null>;
export type OrNull<Value> = ColumnType<Value | null, Value | null | undefined, Value | null>;
