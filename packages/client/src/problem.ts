/** What is wrong with one field of what was sent. */
export interface FieldProblem {
  readonly field: string;
  readonly code: string;
  readonly detail: string;
  readonly nearest?: readonly string[];
}

/** A problem document (RFC 9457) as the HTTP API answers it. */
export interface ProblemDocument {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: string;
  readonly hint?: string;
  readonly errors?: readonly FieldProblem[];
  readonly missing?: readonly {
    readonly mode: string;
    readonly properties: readonly { readonly name: string; readonly label: string }[];
    readonly where: readonly string[];
  }[];
  readonly upstream?: {
    readonly httpStatus?: number;
    readonly statusCode?: number;
    readonly messages: readonly string[];
  };
  readonly call?: string;
  readonly resumePage?: number;
}

/** The HTTP API refused or could not be reached; `document` is what it said. */
export class Problem extends Error {
  readonly document: ProblemDocument;
  readonly retryAfterSeconds: number | undefined;

  constructor(document: ProblemDocument, retryAfterSeconds?: number) {
    super(document.detail);
    this.name = 'Problem';
    this.document = document;
    this.retryAfterSeconds = retryAfterSeconds;
  }

  get code(): string {
    return this.document.code;
  }
}

/** The problem that an answer carries; anything that is no problem document becomes one. */
export async function problemOf(response: Response): Promise<Problem> {
  const retryAfter = Number(response.headers.get('retry-after') ?? Number.NaN);
  const text = await response.text().catch(() => '');
  const document = parse(text) ?? withoutExplanation(response.status).document;
  return new Problem(document, Number.isFinite(retryAfter) ? retryAfter : undefined);
}

/** The problem of a server that cannot be reached; an empty address is that of the page. */
export function unreachable(url: string): Problem {
  return new Problem({
    type: 'about:blank',
    title: 'Tandem cannot be reached',
    status: 0,
    code: 'unreachable',
    detail: url === '' ? 'Tandem cannot be reached.' : `Tandem cannot be reached at ${url}.`,
    hint: 'Is the server running? Start it with: npm start',
  });
}

/** The problem of an answer that is none of this API's. */
export function unreadable(detail: string, status: number): Problem {
  return new Problem({
    type: 'about:blank',
    title: 'The server answered something unreadable',
    status,
    code: 'unreadable',
    detail,
  });
}

function parse(text: string): ProblemDocument | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isProblem(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isProblem(value: unknown): value is ProblemDocument {
  return (
    typeof value === 'object' &&
    value !== null &&
    'code' in value &&
    typeof value.code === 'string' &&
    'detail' in value &&
    typeof value.detail === 'string' &&
    'title' in value &&
    typeof value.title === 'string' &&
    'status' in value &&
    typeof value.status === 'number'
  );
}

function withoutExplanation(status: number): Problem {
  return unreadable(`The server answered with status ${status} and no explanation.`, status);
}
