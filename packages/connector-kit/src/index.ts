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
export type { Property } from './definition/property.ts';
export type { PropertyValue, PropertyValues } from './definition/property-values.ts';
export type { FindSite, OperatorSettings, Site } from './definition/site.ts';
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
export type {
  Connector,
  DefaultBudget,
  Lookup,
  SiteFindings,
  Verification,
} from './definition/connector.ts';
