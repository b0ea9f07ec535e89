import { TandemError, type Method } from '@tandem/connector-kit';
import { z } from 'zod';
import { textOf } from '../address.ts';
import { memoised } from './memoised.ts';
import { readBody } from './read-body.ts';

/**
 * Asks for the Check Path, which must succeed; without one, for the base itself, where any answer counts that is neither a refusal of the
 * credential nor a failure of the server.
 */
export function checkMethod(modes: readonly string[]): Method {
  return {
    key: 'connection.check',
    name: 'Check the connection',
    category: 'Requests',
    summary: 'Asks for the Check Path, or for the Base URL itself, to see whether the API takes the credential.',
    effect: 'read',
    modes,
    paged: false,
    givesFile: false,
    retry: 'safe',
    example: () => ({}),
    input: memoised(() => z.strictObject({})),
    output: memoised(() => z.looseObject({ reachable: z.boolean() })),
    request: (_, { properties }) => ({ verb: 'GET', path: textOf(properties, 'checkPath') ?? '/' }),
    read: readBody,
    async steps(_, { properties, send }) {
      const path = textOf(properties, 'checkPath');
      try {
        await send({ verb: 'GET', path: path ?? '/' }, 'safe');
      } catch (error) {
        if (path !== undefined || !isAnswer(error)) throw error;
      }
      return { data: { reachable: true } };
    },
  };
}

/** Whether something answered, though not with what was asked for. */
function isAnswer(error: unknown): boolean {
  if (!(error instanceof TandemError)) return false;
  if (error.code === 'upstream_not_found' || error.code === 'upstream_refused') return true;
  const status = error.facts.upstream?.httpStatus ?? 500;
  return error.code === 'upstream_invalid_response' && status < 500 && status !== 403;
}
