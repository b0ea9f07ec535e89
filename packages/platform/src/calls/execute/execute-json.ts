import { TandemError, type FileResult, type PageFacts, type Warning } from '@tandem/connector-kit';
import type { CallConduct } from './call-conduct.ts';
import type { quotaOfSite } from './quota-of-site.ts';

/** A file as JSON is refused beyond this. */
const mostJsonFileBytes = 5 * 1024 * 1024;

const notRecorded: Warning = {
  code: 'not_recorded',
  detail: 'The call is not in the log yet, since the database is gone; it will be when the database is back.',
};

interface Done {
  readonly mode: string;
  /** The data as JSON, serialised once. */
  readonly data: string;
  /** What of it is recorded. */
  readonly output: string;
  readonly records: number | undefined;
  readonly page: PageFacts | undefined;
  readonly upstream: Awaited<ReturnType<CallConduct['caller']['call']>>['upstream'];
  readonly warnings: readonly Warning[];
}

/**
 * Executes a call and answers it as one JSON document, already recorded.
 *
 * @param quota tells what is left of the site's requests
 * @throws TandemError that carries the call's id
 */
export async function executeJson(
  conduct: CallConduct,
  quota: () => ReturnType<typeof quotaOfSite> | null,
): Promise<string> {
  let done: Done;
  try {
    done = conduct.method.givesFile ? await fileAsJson(conduct) : await plainCall(conduct);
  } catch (thrown) {
    throw await conduct.fail(thrown);
  }
  const answer = (warnings: readonly Warning[]) => answerText(conduct, done, quota(), warnings);
  const recorded = await conduct.succeed({
    auth: done.mode,
    output: done.output,
    expense: done.upstream,
    warnings: done.warnings,
    ...(done.records !== undefined && { recordCount: done.records }),
    ...(conduct.call.opening.idempotencyKey !== undefined && { answer: answer(done.warnings) }),
  });
  return answer(recorded ? done.warnings : [...done.warnings, notRecorded]);
}

async function plainCall({ caller, request }: CallConduct): Promise<Done> {
  const result = await caller.call(request);
  const data = jsonOf(result.data);
  return {
    mode: result.mode,
    data,
    output: data,
    records: Array.isArray(result.data) ? result.data.length : undefined,
    page: result.page,
    upstream: result.upstream,
    warnings: result.warnings,
  };
}

/** A file that fits into JSON, and its facts for the record. */
export async function fileAsJson({ caller, request, method }: CallConduct): Promise<Done> {
  const result = await caller.file(request);
  const { fileName = null, contentType } = result.file;
  const bytes = await smallFile(result, method.key);
  const facts = { fileName, contentType, size: bytes.byteLength };
  return {
    mode: result.mode,
    data: jsonOf({ ...facts, base64: bytes.toString('base64') }),
    output: jsonOf(facts),
    records: undefined,
    page: undefined,
    upstream: result.upstream,
    warnings: result.warnings,
  };
}

async function smallFile({ file }: FileResult, method: string): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of file.bytes) {
    size += piece.byteLength;
    if (size > mostJsonFileBytes) {
      throw new TandemError(
        'not_acceptable',
        `The file that ${method} gave is larger than the 5 MB that JSON carries.`,
        {
          hint: 'Ask for it with the header Accept: application/octet-stream.',
        },
      );
    }
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

function answerText(conduct: CallConduct, done: Done, quota: unknown, warnings: readonly Warning[]): string {
  const head = JSON.stringify({
    id: conduct.call.opening.id,
    method: conduct.method.key,
    status: 'succeeded',
    auth: done.mode,
  });
  const tail = JSON.stringify({
    ...(done.page !== undefined && { page: done.page }),
    upstream: { requests: done.upstream.requests, durationMs: Math.round(done.upstream.durationMs), quota },
    ...(warnings.length > 0 && { warnings }),
  });
  return `${head.slice(0, -1)},"data":${done.data},${tail.slice(1)}`;
}

/** JSON of any value; what has none, such as undefined, is null. */
function jsonOf(value: unknown): string {
  return JSON.stringify(value) ?? 'null';
}
