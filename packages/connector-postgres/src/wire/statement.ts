import { Secret, type WireRequest, type WireValue } from '@tandem/connector-kit';
import { z } from 'zod';

const loginShape = z.object({
  user: z.string(),
  password: z.instanceof(Secret),
  tls: z.enum(['verify', 'unverified', 'off']),
  certificateAuthority: z.string().optional(),
});

const statementShape = z.object({
  /** SQL with `$1` and so on. */
  text: z.string(),
  values: z.array(z.unknown()),
  /** Left out, the transaction is read-only. */
  writes: z.boolean().optional(),
  /** Somebody else wrote it: what it set in the session is taken back. */
  foreign: z.boolean().optional(),
  /** Rows beyond these are left out. */
  most: z.int(),
  /** For a page: how many rows it has at most, of one more that is asked for; and by what the next one begins. */
  page: z
    .object({
      size: z.int(),
      /** Columns that stand behind the others, as text: the last row's tell where the next page begins. */
      keys: z.array(z.string()),
      offset: z.int(),
    })
    .optional(),
});

/** One SQL statement, to be executed in a transaction of its own. */
export type Statement = z.output<typeof statementShape>;

/** Who executes it, and how the connection is protected. */
export type DatabaseLogin = z.output<typeof loginShape>;

const bodyShape = z.object({ statement: statementShape, login: loginShape });

/** A statement as a request of the kit; the authentication adds the login. */
export function requestOf(path: string, statement: Statement): WireRequest {
  const { values, page, ...rest } = statement;
  const wire: Record<string, WireValue> = {
    ...definedMembers(rest),
    values: values.map(toWire),
    ...(page !== undefined && { page }),
  };
  return { verb: 'POST', path, body: { statement: wire } };
}

/** The same request with the login in it. */
export function withLogin(request: WireRequest, login: Readonly<Record<string, WireValue | undefined>>): WireRequest {
  const body = request.body;
  const statement = typeof body === 'object' && body !== null && 'statement' in body ? body.statement : null;
  return { ...request, body: { statement: statement ?? null, login } };
}

/** What the transport executes. */
export function readRequest(request: WireRequest): z.output<typeof bodyShape> {
  return bodyShape.parse(request.body);
}

/** JSON of any form, as it is; members without a value are left out. */
function toWire(value: unknown): WireValue {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return value;
  if (Array.isArray(value)) return value.map(toWire);
  return Object.fromEntries(
    Object.entries(value ?? {}).flatMap(([name, inner]) => (inner === undefined ? [] : [[name, toWire(inner)]])),
  );
}

function definedMembers(members: Readonly<Record<string, string | number | boolean | undefined>>) {
  return Object.fromEntries(
    Object.entries(members).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
