import type { PageRequest } from '../definition/method.ts';
import type { CallRequest, CallResult, PageFacts } from './call-request.ts';
import { expenseOf } from './call-run.ts';
import type { CallerOptions } from './caller-options.ts';
import { type Execution, executeMethod } from './execute-method.ts';
import { halveWhenSlow } from './halve-when-slow.ts';
import { describeFailure } from './describe-failure.ts';
import { type OpenCall, openCall } from './open-call.ts';

/**
 * Executes a method once; of a list, one page. Throws a `TandemError`; a failed call's error carries what was sent, see
 * {@link describeFailure}.
 */
export async function executeCall(options: CallerOptions, request: CallRequest): Promise<CallResult> {
  const open = openCall(options, request);
  try {
    const { paging } = open.run.method;
    return paging === undefined ? await executeWhole(open) : await executePage(open, paging.first(open.input));
  } catch (error) {
    throw describeFailure(error, open.run);
  }
}

async function executeWhole(open: OpenCall): Promise<CallResult> {
  const execution = await executeMethod(open, undefined);
  return resultOf(open, execution.data, execution.warnings ?? []);
}

async function executePage(
  open: OpenCall,
  first: PageRequest & { readonly asked: number | undefined },
): Promise<CallResult> {
  const { page, result } = await halveWhenSlow(first, (wanted) => executeMethod(open, wanted));
  if (first.asked !== undefined && page.size < first.asked) {
    open.run.warnings.push({
      code: 'page_size_lowered',
      field: 'perPage',
      detail: `${first.asked} rows were asked for; the page holds ${page.size} at most.`,
    });
  }
  return {
    ...resultOf(open, result.data, result.warnings ?? []),
    page: { number: page.number, size: page.size, ...whatFollows(result, page.size) },
  };
}

function whatFollows({ next, rowsSent }: Execution, size: number): Omit<PageFacts, 'number' | 'size'> {
  if (next === undefined) {
    return { hasMore: rowsSent === size };
  }
  return next.mark === undefined ? { hasMore: false } : { hasMore: true, next: next.mark };
}

function resultOf(open: OpenCall, data: unknown, warnings: CallResult['warnings']): CallResult {
  return {
    method: open.run.method.key,
    mode: open.run.mode.name,
    data,
    upstream: expenseOf(open.run),
    warnings: [...open.run.warnings, ...warnings],
  };
}
