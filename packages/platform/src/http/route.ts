import type { FastifyBaseLogger, FastifyReply, FastifyRequest } from 'fastify';
import type { Kysely } from 'kysely';
import type { z } from 'zod';
import type { Database, Role } from '../database/tables.ts';
import type { Principal } from './principal.ts';

/** HTTP status of an answer that is no problem. */
export type Status = 200 | 201 | 202 | 204 | 302;

export type Verb = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/**
 * Who may use a route. `public` needs no credential at all. Otherwise a role, and what a token bound to one account may do with it:
 * `own`: the path names an account, and it must be the token's; `library`: what it answers is the same for everybody;
 * `filtered`: the handler leaves out what is another account's; `none`: it does not exist for such a token.
 */
export type Rights =
  | 'public'
  | { readonly role: Role; readonly accountTokens: 'own' | 'library' | 'filtered' | 'none' };

/** What was changed, for the audit log. Never carries the value of a secret. */
export interface Change {
  readonly subject: { readonly kind: string; readonly id?: string; readonly name?: string };
  readonly account?: string;
  /** Names of what was changed, and values where they are no secrets. */
  readonly detail?: Readonly<Record<string, unknown>>;
}

/** The names in braces of a path, as an object of their values. */
export type ParamsOf<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? { readonly [Key in Name | keyof ParamsOf<Rest>]: string }
  : { readonly [Key in never]: string };

/** One request as a handler sees it: checked, with its sender known. */
export interface Exchange<Params, Query, Body, Sender> {
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  readonly principal: Sender;
  /** The database; within a route with an audit entry, the transaction that the entry is committed with. */
  readonly database: Kysely<Database>;
  /** Aborted when the client goes away or the server stops. */
  readonly signal: AbortSignal;
  readonly log: FastifyBaseLogger;
  readonly request: FastifyRequest;
  /** What the audit entry should tell besides, where the answer does not hold it, such as the name of what is gone. */
  readonly audited: { name?: string; detail?: Readonly<Record<string, unknown>> };
  /** For headers, and for answers that a schema cannot describe: send them and return this. */
  readonly reply: FastifyReply;
}

/**
 * How a route that may change something is written down. A function names what was changed, and is committed together with the change; the handler
 * then runs in a transaction, so it must not wait for anything but the database. `ownRecord`: the handler keeps a record of its own, such as
 * that of a call. `nothingChanges`: it changes nothing that anybody set.
 */
export type Audit<Exchanged, Answer> =
  | { readonly action: string; readonly change: (exchange: Exchanged, answer: Answer) => Change | undefined }
  | 'ownRecord'
  | 'nothingChanges';

type NoQuery = z.ZodObject<Record<never, never>>;

interface RouteFacts<
  Path extends string,
  R extends Rights,
  Q extends z.ZodObject,
  B extends z.ZodType,
  A extends z.ZodType,
> {
  /** Its name in the OpenAPI document and in typed clients, such as `createAccount`. */
  readonly operation: string;
  /** Parameters stand in braces: `/v1/accounts/{account}`. */
  readonly path: Path;
  /** One line, for the reference. */
  readonly summary: string;
  readonly description?: string;
  /** The concept it belongs to, as the reference groups routes. */
  readonly tag: string;
  readonly rights: R;
  /** Strict: a parameter that is not declared is refused. */
  readonly query?: Q;
  /** Make it strict, so that a misspelt member is refused instead of ignored. */
  readonly body?: B;
  /** Whether the body may be left out. */
  readonly bodyOptional?: boolean;
  /** Takes a body of any type, as bytes in `request.body`, and any query, from any page: for public addresses that other programs post to. */
  readonly anyBody?: boolean;
  /** Bytes at most; 1 MiB unless given. */
  readonly bodyLimit?: number;
  /** 200 unless given. With 204 and 302 the answer is `z.undefined()`. */
  readonly status?: Status;
  /** Guards what goes out: members it does not declare are dropped. */
  readonly answer: A;
  /** Other forms an answer can take, by media type, for the reference. */
  readonly otherForms?: Readonly<Record<string, string>>;
  /** Counts against the limit of its own instead of the common one. */
  readonly limit?: { readonly requests: number; readonly windowMs: number };
  handler(
    exchange: Exchange<ParamsOf<Path>, z.output<Q>, z.output<B>, R extends 'public' ? undefined : Principal>,
  ): Promise<z.input<A> | FastifyReply>;
}

type AuditByVerb<
  Path extends string,
  R extends Rights,
  Q extends z.ZodObject,
  B extends z.ZodType,
  A extends z.ZodType,
> =
  | { readonly verb: 'GET'; readonly audit?: undefined }
  | {
      readonly verb: Exclude<Verb, 'GET'>;
      readonly audit: Audit<
        Exchange<ParamsOf<Path>, z.output<Q>, z.output<B>, R extends 'public' ? undefined : Principal>,
        z.input<A>
      >;
    };

export type RouteDefinition<
  Path extends string,
  R extends Rights,
  Q extends z.ZodObject,
  B extends z.ZodType,
  A extends z.ZodType,
> = RouteFacts<Path, R, Q, B, A> & AuditByVerb<Path, R, Q, B, A>;

/** A declared route, as the server registers it. */
export interface Route {
  readonly operation: string;
  readonly verb: Verb;
  readonly path: string;
  /** Names in braces, in their order. */
  readonly params: readonly string[];
  readonly summary: string;
  readonly description?: string;
  readonly tag: string;
  readonly rights: Rights;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  readonly bodyOptional: boolean;
  readonly anyBody: boolean;
  readonly bodyLimit?: number;
  readonly status: Status;
  readonly answer: z.ZodType;
  readonly otherForms?: Readonly<Record<string, string>>;
  readonly limit?: { readonly requests: number; readonly windowMs: number };
  readonly audit?: Audit<never, never>;
  handle(exchange: AnyExchange, record: RecordChange): Promise<unknown>;
}

/** An exchange before its route's types are known. */
export type AnyExchange = Exchange<Readonly<Record<string, string>>, unknown, unknown, Principal | undefined>;

/** Writes an audit entry, in the transaction of the change. */
export type RecordChange = (
  database: Kysely<Database>,
  principal: Principal,
  action: string,
  change: Change,
) => Promise<void>;

/**
 * Declares one route: address, rights, shapes, audit and behaviour in one place. What arrives and leaves is checked against the shapes;
 * who may do it is checked before a byte of the body is read.
 *
 * @example
 * defineRoute({
 *   operation: 'getAccount', verb: 'GET', path: '/v1/accounts/{account}', tag: 'Accounts', summary: 'One account',
 *   rights: { role: 'viewer', accountTokens: 'own' },
 *   answer: accountAnswer,
 *   handler: async ({ params, database }) => readAccount(database, params.account),
 * });
 */
export function defineRoute<
  const Path extends string,
  const R extends Rights,
  A extends z.ZodType,
  Q extends z.ZodObject = NoQuery,
  B extends z.ZodType = z.ZodUndefined,
>(definition: RouteDefinition<Path, R, Q, B, A>): Route {
  const params = [...definition.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '');
  const { rights, audit } = definition;
  if (rights !== 'public' && params.includes('account') !== (rights.accountTokens === 'own')) {
    throw new Error(
      `${definition.verb} ${definition.path}: a path names {account} exactly where account tokens are limited to their own`,
    );
  }
  type Checked = Exchange<ParamsOf<Path>, z.output<Q>, z.output<B>, R extends 'public' ? undefined : Principal>;
  return {
    operation: definition.operation,
    verb: definition.verb,
    path: definition.path,
    params,
    summary: definition.summary,
    ...(definition.description === undefined ? {} : { description: definition.description }),
    tag: definition.tag,
    rights,
    ...(definition.query === undefined ? {} : { query: definition.query }),
    ...(definition.body === undefined ? {} : { body: definition.body }),
    bodyOptional: definition.bodyOptional ?? false,
    anyBody: definition.anyBody ?? false,
    ...(definition.bodyLimit === undefined ? {} : { bodyLimit: definition.bodyLimit }),
    status: definition.status ?? 200,
    answer: definition.answer,
    ...(definition.otherForms === undefined ? {} : { otherForms: definition.otherForms }),
    ...(definition.limit === undefined ? {} : { limit: definition.limit }),
    ...(audit === undefined ? {} : { audit }),
    async handle(exchange, record) {
      // The server has parsed query and body with this definition's own schemas, and let in only whom its rights permit.
      const checked = exchange as unknown as Checked;
      const { principal } = exchange;
      if (audit === undefined || typeof audit === 'string' || principal === undefined)
        return definition.handler(checked);
      return exchange.database.transaction().execute(async (transaction) => {
        const inside = { ...checked, database: transaction };
        const answer = await definition.handler(inside);
        // Such an answer would be out before the change is committed.
        if (exchange.reply.sent) throw new Error(`${definition.operation} answers past its audit entry`);
        const change = audit.change(inside, answer);
        if (change !== undefined)
          await record(transaction, principal, audit.action, withTold(change, exchange.audited));
        return answer;
      });
    },
  };
}

function withTold(change: Change, { name, detail }: AnyExchange['audited']): Change {
  return {
    ...change,
    subject: { ...change.subject, ...(name === undefined ? {} : { name }) },
    ...(detail === undefined ? {} : { detail: { ...change.detail, ...detail } }),
  };
}
