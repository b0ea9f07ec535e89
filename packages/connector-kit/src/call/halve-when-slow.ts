import type { PageRequest } from '../definition/method.ts';
import { TandemError } from '../errors/tandem-error.ts';

const smallestPage = 5;

/**
 * Asks for a first page, and for half of it each time that the application gives up on it (408): a smaller page is the only remedy that
 * Scoro names (PROTOCOL.md 4.2). The page size must stay constant after that, so only a first page may be halved.
 */
export async function halveWhenSlow<T>(
  first: PageRequest,
  ask: (page: PageRequest) => Promise<T>,
): Promise<{ page: PageRequest; result: T }> {
  let page = first;
  for (;;) {
    try {
      return { page, result: await ask(page) };
    } catch (error) {
      if (page.number !== 1 || page.size < 2 * smallestPage || !wasTooSlow(error)) {
        throw error;
      }
      page = { ...page, size: Math.floor(page.size / 2) };
    }
  }
}

function wasTooSlow(error: unknown): boolean {
  if (!(error instanceof TandemError) || error.code !== 'upstream_timeout') {
    return false;
  }
  return error.facts.upstream?.statusCode === 408 || error.facts.upstream?.httpStatus === 408;
}
