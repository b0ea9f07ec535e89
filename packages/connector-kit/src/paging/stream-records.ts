import type { CallRequest } from '../call/call-request.ts';
import type { CallerOptions } from '../call/caller-options.ts';
import { describeFailure } from '../call/describe-failure.ts';
import { type Execution, executeMethod } from '../call/execute-method.ts';
import { halveWhenSlow } from '../call/halve-when-slow.ts';
import { type OpenCall, openCall } from '../call/open-call.ts';
import type { PageRequest, Paging, Warning } from '../definition/method.ts';
import { TandemError } from '../errors/tandem-error.ts';
import { type PageKind, PageLedger } from './page-ledger.ts';

/** Some records of a list, in the order that the application gave them. */
export interface RecordBatch {
  readonly records: readonly unknown[];
  /** The page they stood on. */
  readonly page: number;
}

/** How a stream ended. */
export interface StreamEnd {
  readonly records: number;
  readonly requests: number;
  readonly warnings: readonly Warning[];
}

/** A stream that was opened: preflight has passed, nothing was sent. */
export interface RecordStream {
  readonly mode: string;
  /** Page after page, until the list ends. Throws a `TandemError` with `resumePage`. */
  batches(): AsyncGenerator<RecordBatch, StreamEnd, void>;
}

/** More pages than any site has: a list that goes on beyond them is faulty. */
const mostPages = 100_000;
const mostWarnings = 100;

/**
 * Opens a stream of every record of every page from the input's page on, at constant memory. A stream is no snapshot: records that are
 * created or deleted meanwhile may move others across pages. Throws `not_acceptable` for a method without pages, and whatever preflight throws.
 */
export function openStream(options: CallerOptions, request: CallRequest): RecordStream {
  const open = openCall(options, { priority: 'background', ...request });
  const { paging } = open.run.method;
  if (paging === undefined) {
    throw new TandemError('not_acceptable', `${open.run.method.key} has no pages to stream.`, {
      hint: 'Execute it as a plain call.',
    });
  }
  return { mode: open.run.mode.name, batches: () => batchesOf(open, paging) };
}

async function* batchesOf(open: OpenCall, paging: Paging): AsyncGenerator<RecordBatch, StreamEnd, void> {
  const ledger = new PageLedger(paging);
  const tally = new Tally();
  let page: PageRequest = paging.first(open.input);
  const last = page.number + mostPages;
  try {
    for (;;) {
      const asked = await askPage(open, ledger, page);
      const { next } = asked.execution;
      const repeats =
        next === undefined ? asked.kind === 'repeat' && paging.attested : isRepeated(next.mark, page.mark);
      page = asked.page;
      tally.add(open, asked.execution);
      if (repeats) {
        throw endless(page.number, 'answers the same page again and again');
      }
      const { data } = asked.execution;
      const records: readonly unknown[] = Array.isArray(data) ? data : [];
      if (records.length > 0) {
        tally.records += records.length;
        yield { records, page: page.number };
      }
      const mark = next?.mark;
      if (next === undefined ? asked.kind !== 'more' : mark === undefined) {
        return tally.end();
      }
      page = { number: page.number + 1, size: page.size, ...(mark !== undefined && { mark }) };
      if (page.number > last) {
        throw endless(page.number, 'never comes to the end of the list');
      }
    }
  } catch (error) {
    // A page that begins at a mark cannot be asked for by its number.
    const facts = page.mark === undefined ? { resumePage: page.number } : {};
    throw describeFailure(error instanceof TandemError ? error.with(facts) : error, open.run);
  }
}

function isRepeated(next: string | undefined, current: string | undefined): boolean {
  return next !== undefined && next === current;
}

async function askPage(open: OpenCall, ledger: PageLedger, wanted: PageRequest) {
  const { page, result } = await halveWhenSlow(wanted, async (asked) => {
    const seen: { kind: PageKind } = { kind: 'last' };
    const execution = await executeMethod(open, asked, (rows) => {
      const noted = ledger.note(rows, asked.size);
      seen.kind = noted.kind;
      return noted.isNew.includes(false) ? rows.filter((_, at) => noted.isNew[at]) : rows;
    });
    return { execution, kind: seen.kind };
  });
  return { page, ...result };
}

function endless(page: number, what: string): TandemError {
  return new TandemError('upstream_invalid_response', `The application ${what} (page ${page}).`, {
    hint: 'Narrow the list by a filter, and tell the vendor.',
  });
}

/** Counts what a stream cost, keeping no more than counts and distinct warnings. */
class Tally {
  records = 0;
  #requests = 0;
  readonly #warnings = new Map<string, Warning>();

  add(open: OpenCall, execution: Execution): void {
    this.#requests += open.run.attempts.length;
    open.run.attempts.length = 0;
    for (const warning of [...open.run.warnings, ...(execution.warnings ?? [])]) {
      const key = `${warning.code} ${warning.field?.replaceAll(/\.\d+(?=\.|$)/g, '') ?? ''}`;
      if (this.#warnings.size < mostWarnings && !this.#warnings.has(key)) {
        this.#warnings.set(key, warning);
      }
    }
    open.run.warnings.length = 0;
  }

  end(): StreamEnd {
    return { records: this.records, requests: this.#requests, warnings: [...this.#warnings.values()] };
  }
}
