export { Secret, revealSecret } from './secret/secret.ts';
export { errorTable, type ErrorCode, type ErrorEntry } from './errors/error-table.ts';
export {
  TandemError,
  type ErrorFacts,
  type FieldProblem,
  type MissingProperties,
  type UpstreamWords,
} from './errors/tandem-error.ts';
export { nearestNames } from './errors/nearest-names.ts';
export * from './definition/field.ts';
export type { Side } from './definition/field-description.ts';
export {
  changesSchema,
  dateTimePattern,
  decimalPattern,
  durationPattern,
  newRecordSchema,
  notWritableNames,
  readSchema,
  valueSchema,
} from './definition/field-schema.ts';
export { isCalendarDate } from './definition/calendar-date.ts';
export type { Property } from './definition/property.ts';
export type { PropertyValue, PropertyValues } from './definition/property-values.ts';
export { isPermittedPrivately, type FindSite, type OperatorSettings, type Site } from './definition/site.ts';
export type { ConnectorWebhooks, MethodOrder, RecordChange, RecordState, Subscription } from './definition/webhooks.ts';
export type { LimitReading, Verdict, WireAnswer, WireFile, WireRequest, WireValue } from './definition/wire.ts';
export type { Credential, LoginResult } from './definition/credential.ts';
export type { AuthenticationMode, Login } from './definition/authentication-mode.ts';
export type {
  Effect,
  Method,
  MethodContext,
  MethodFacts,
  PageRequest,
  Paging,
  ReadResult,
  RetryClass,
  SiteCache,
  Warning,
} from './definition/method.ts';
export {
  connectorWith,
  type Connector,
  type CreatedSearch,
  type DefaultBudget,
  type Lookup,
  type SiteFindings,
  type Verification,
} from './definition/connector.ts';
export { createCaller, type Caller } from './caller.ts';
export type { CallerOptions } from './call/caller-options.ts';
export {
  defaultCallLimits,
  type Attempt,
  type CallLimits,
  type CallRequest,
  type CallResult,
  type Expense,
  type Installation,
  type PageFacts,
} from './call/call-request.ts';
export { failureExpense } from './call/describe-failure.ts';
export type { DryRunResult } from './call/dry-run.ts';
export type { FileResult } from './call/execute-file.ts';
export { MemorySiteCaches } from './call/memory-site-cache.ts';
export { sessionKey } from './call/obtain-credential.ts';
export type { RecordBatch, RecordStream, StreamEnd } from './paging/stream-records.ts';
export { isConfigured, missingOf } from './preflight/choose-authentication.ts';
export { inputInvalid } from './preflight/check-input.ts';
export { retryAfterMs } from './retry/backoff.ts';
export type { Grant, QuotaStore, SiteQuota } from './quota/quota-store.ts';
export type { LoginRefusal, LoginTurn, SessionStore, StoredSession } from './session/session-store.ts';
export type {
  Exchange,
  ExchangeOptions,
  Transport,
  TransportFailure,
  TransportOptions,
} from './definition/exchange.ts';
export { openTransport } from './request/open-transport.ts';
export { createHttpClient, type HttpClientOptions } from './request/http-client.ts';
export { createAddressGuard, AddressRefused, type AddressGuard, type Resolver } from './request/address-guard.ts';
export type { MaskedRequest } from './request/mask-request.ts';
export { createSiteBudgets, type SiteBudgets, type SiteBudgetsOptions, type Wish } from './quota/site-budget.ts';
export { MemoryQuotaStore } from './quota/memory-quota-store.ts';
export { siteLedger, type DayLedger, type SiteLedger } from './quota/site-ledger.ts';
export { createSessions, type Sessions, type SessionsOptions, type SessionWish } from './session/sessions.ts';
export { MemorySessionStore } from './session/memory-session-store.ts';
export { hashIdentity } from './session/hash-identity.ts';
export { createScrubber, isMaskedMember, maskedMembers, type Scrubber } from './read/scrub.ts';
export { decodeJson, type Decoded } from './read/decode.ts';
export { quoteHead } from './read/quote-head.ts';
