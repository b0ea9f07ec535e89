import type { Method, PageRequest, ReadResult } from '../definition/method.ts';
import { TandemError } from '../errors/tandem-error.ts';
import type { CallRun } from './call-run.ts';
import { deliver, obtainCredential } from './obtain-credential.ts';
import { type ContextTools, contextOf, hasId, type OpenCall, openWithin, retryClassOf } from './open-call.ts';
import type { Transmission } from './transmit.ts';

/** What a method gave, and how many rows the application sent, before any were filtered out here. */
export interface Execution extends ReadResult {
  readonly rowsSent: number | undefined;
  /** Where the list goes on by marks: the next page's, undefined at the end. */
  readonly next?: { readonly mark: string | undefined };
}

/** Sees the rows of a page as the application sent them, and answers those that are to be read. */
export type RowSieve = (rows: readonly unknown[]) => readonly unknown[];

/** Executes an opened call: one page of a list, or the whole of any other method. */
export async function executeMethod(
  open: OpenCall,
  page: PageRequest | undefined,
  sieve?: RowSieve,
): Promise<Execution> {
  const { run, input } = open;
  // The login comes first, since its facts (the time zone) may shape the request.
  run.credential ??= await obtainCredential(run);
  const context = contextOf(run, page, toolsOf(run));
  const { method } = run;
  if (method.steps !== undefined) {
    return { ...(await method.steps(input, context)), rowsSent: undefined };
  }
  const request = await method.request(input, context);
  const delivery = await deliver(run, {
    ...plainTransmission(method, input),
    request,
    paged: page !== undefined,
  });
  if (delivery.is === 'file') {
    throw new Error(`${method.key} gave a file where JSON was expected.`);
  }
  if (delivery.repeated) {
    run.warnings.push({
      code: 'repeated',
      detail: 'The record was gone when the request was repeated after an unknown try.',
    });
    return { data: null, rowsSent: undefined };
  }
  const { paging } = method;
  const rows = paging?.rows?.(delivery.data) ?? listOf(delivery.data);
  const sifted = rows !== undefined && sieve !== undefined && paging?.next === undefined ? sieve(rows) : rows;
  const read = await method.read(sifted ?? delivery.data, input, context);
  if (paging?.next === undefined || page === undefined) {
    return { ...read, rowsSent: rows?.length };
  }
  return { ...read, rowsSent: rows?.length, next: { mark: paging.next(delivery.data, page) } };
}

function listOf(data: unknown): readonly unknown[] | undefined {
  return Array.isArray(data) ? data : undefined;
}

/** What the requests of a method have in common. */
export function plainTransmission(method: Method, input: OpenCall['input']): Omit<Transmission, 'request'> {
  return {
    retry: retryClassOf(method, input),
    hasId: hasId(input),
    deletes: method.effect === 'delete',
    paged: false,
    wantsFile: false,
  };
}

function toolsOf(run: CallRun): ContextTools {
  return {
    async call(methodKey, input) {
      const inner = openWithin(run, methodKey, input);
      const { paging } = inner.run.method;
      return paging === undefined ? (await executeMethod(inner, undefined)).data : allRows(inner);
    },
    async send(request, retry) {
      const delivery = await deliver(run, {
        request,
        retry,
        hasId: false,
        deletes: false,
        paged: false,
        wantsFile: false,
      });
      if (delivery.is === 'file') {
        throw new TandemError(
          'upstream_invalid_response',
          'The application answered with a file where data was expected.',
        );
      }
      return delivery.data;
    },
  };
}

/** Look-ups within a call read the whole list; such lists are short, and a ceiling keeps a faulty one from going on. */
async function allRows(open: OpenCall): Promise<unknown[]> {
  let page: PageRequest = open.run.method.paging?.first(open.input) ?? { number: 1, size: 0 };
  const rows: unknown[] = [];
  while (page.number <= mostLookupPages) {
    const { data, rowsSent, next } = await executeMethod(open, page);
    rows.push(...(listOf(data) ?? []));
    const mark = next?.mark;
    if (next === undefined ? rowsSent !== page.size : mark === undefined) {
      break;
    }
    page = { number: page.number + 1, size: page.size, ...(mark !== undefined && { mark }) };
  }
  return rows;
}

const mostLookupPages = 20;
