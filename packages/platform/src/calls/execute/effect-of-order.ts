import type { Effect, Method } from '@tandem/connector-kit';

/**
 * What this execution does to the application's data: the method's effect, except where it takes the effect from its input and that makes
 * it a read, as with a custom request.
 */
export function effectOfOrder(method: Method, input: Readonly<Record<string, unknown>>): Effect {
  if (method.effect === 'read' || typeof method.retry !== 'function') return method.effect;
  return retryOf(method.retry, input) === 'safe' ? 'read' : method.effect;
}

function retryOf(
  retry: Extract<Method['retry'], (...input: never[]) => unknown>,
  input: Readonly<Record<string, unknown>>,
) {
  try {
    return retry(input);
  } catch {
    // The input has not been checked yet; preflight will say what is wrong with it.
    return 'unsafe';
  }
}
