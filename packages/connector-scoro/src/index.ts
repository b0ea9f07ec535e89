export { scoro } from './client/scoro.ts';
export type { ScoroOptions } from './client/scoro-options.ts';
export type {
  Answer,
  CallOptions,
  CustomRequest,
  MethodData,
  MethodInput,
  MethodKey,
  ModuleKey,
  ScoroClient,
  ScoroRecord,
} from './client/client-types.ts';
export { RecordList, type Page } from './client/record-list.ts';
export { scoroConnector } from './connector.ts';
export { describeSite } from './site.ts';
export { durationToSeconds, secondsToDuration } from './values/duration.ts';
// What a program needs besides the client to tell errors and warnings apart, so that it installs one package only.
export {
  TandemError,
  type ErrorCode,
  type ErrorFacts,
  type FieldProblem,
  type SiteFindings,
  type Warning,
  type WireFile,
} from '@tandem/connector-kit';
