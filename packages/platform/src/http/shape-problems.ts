import { TandemError, type ErrorCode, type FieldProblem } from '@tandem/connector-kit';
import type { z } from 'zod';

/** What zod found wrong, one a field, without any value. `under` is put before each path. */
function shapeProblems(issues: readonly z.core.$ZodIssue[], under = ''): FieldProblem[] {
  return issues.flatMap((issue): FieldProblem[] => {
    const path = [...(under === '' ? [] : [under]), ...issue.path.map(String)];
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({
        field: [...path, key.slice(0, 100)].join('.'),
        code: 'unknown' as const,
        detail: 'There is no such member here.',
      }));
    }
    const missing = issue.code === 'invalid_type' && issue.message.endsWith('received undefined');
    return [
      {
        field: path.join('.'),
        code: missing ? 'required' : 'invalid',
        detail: missing ? 'It is required.' : sentence(issue.message),
      },
    ];
  });
}

/** The error for a request that has not the shape it must have. */
export function shapeError(
  code: ErrorCode,
  detail: string,
  issues: readonly z.core.$ZodIssue[],
  under?: string,
): TandemError {
  return new TandemError(code, detail, { errors: shapeProblems(issues, under) });
}

function sentence(message: string): string {
  return message.endsWith('.') ? message : `${message}.`;
}
