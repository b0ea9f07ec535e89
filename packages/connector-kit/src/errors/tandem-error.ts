import { errorTable, type ErrorCode } from './error-table.ts';

/** What is wrong with one field of the input. */
export interface FieldProblem {
  /** Dotted path from the root of the input, such as `record.event_name` or `record.lines.0.price`. */
  readonly field: string;
  readonly code: 'unknown' | 'required' | 'invalid' | 'not_writable' | 'not_filterable';
  /** One sentence. Never carries the value itself. */
  readonly detail: string;
  /** Known names nearest to an unknown one, best first. */
  readonly nearest?: readonly string[];
}

/** What the application itself said, scrubbed of secrets. */
export interface UpstreamWords {
  /** HTTP status of the reply, where there was one. */
  readonly httpStatus?: number;
  /** The application's own status code inside the body, where it gave one. */
  readonly statusCode?: number;
  readonly messages: readonly string[];
}

/** Properties that are missing, and where a person finds their values. */
export interface MissingProperties {
  readonly mode: string;
  readonly properties: readonly { readonly name: string; readonly label: string }[];
  /** Steps in the application that lead to the values. */
  readonly where: readonly string[];
}

/** Everything an error may carry besides its code and detail. */
export interface ErrorFacts {
  /** What the person can do, in one sentence. */
  readonly hint?: string;
  readonly errors?: readonly FieldProblem[];
  readonly upstream?: UpstreamWords;
  readonly missing?: readonly MissingProperties[];
  /** Id of the recorded call. */
  readonly call?: string;
  readonly retryAfterSeconds?: number;
  /** The page from which a list can be taken up again. */
  readonly resumePage?: number;
  readonly cause?: unknown;
}

/** The one error family: a stable code, a sentence for people, and facts for programs. */
export class TandemError extends Error {
  readonly code: ErrorCode;
  readonly facts: ErrorFacts;

  constructor(code: ErrorCode, detail: string, facts: ErrorFacts = {}) {
    super(detail, facts.cause === undefined ? undefined : { cause: facts.cause });
    this.name = 'TandemError';
    this.code = code;
    this.facts = facts;
  }

  /** The HTTP status that goes with the code. */
  get status(): number {
    return errorTable[this.code].status;
  }

  /** The same error with more facts; those given win. */
  with(facts: ErrorFacts): TandemError {
    return new TandemError(this.code, this.message, { ...this.facts, ...facts });
  }
}
