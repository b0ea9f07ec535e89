import { errorTable, TandemError, type ErrorCode } from '@tandem/connector-kit';
import { z } from 'zod';
import { isDatabaseGone } from '../database/database-gone.ts';

const codes = Object.keys(errorTable) as [ErrorCode, ...ErrorCode[]];

/** RFC 9457 problem details with Tandem's members. */
export const problemAnswer = z
  .object({
    type: z.string().describe('Leads to the description of the code'),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: z.enum(codes).describe('Stable; program against this'),
    hint: z.string().optional().describe('What the person can do, in one sentence'),
    errors: z
      .array(
        z.object({
          field: z.string(),
          code: z.enum(['unknown', 'required', 'invalid', 'not_writable', 'not_filterable']),
          detail: z.string(),
          nearest: z.array(z.string()).optional(),
        }),
      )
      .optional()
      .describe('One a field'),
    upstream: z
      .object({ httpStatus: z.int().optional(), statusCode: z.int().optional(), messages: z.array(z.string()) })
      .optional()
      .describe("The application's own words"),
    missing: z
      .array(
        z.object({
          mode: z.string(),
          properties: z.array(z.object({ name: z.string(), label: z.string() })),
          where: z.array(z.string()),
        }),
      )
      .optional()
      .describe('Properties without a value, and where to find theirs'),
    call: z.string().optional().describe('Id of the recorded call'),
    resumePage: z.int().optional().describe('The page from which a list can be taken up again'),
    request: z.string().optional().describe('Leads to the log'),
  })
  .meta({
    id: 'Problem',
    examples: [
      {
        type: '/reference#not_found',
        title: 'Not found',
        status: 404,
        detail: 'There is nothing here, or it is not yours to see.',
        code: 'not_found',
      },
    ],
  });

export type Problem = z.infer<typeof problemAnswer>;

/** The problem document of an error of Tandem's. */
export function problemOf(error: TandemError): Problem {
  const { title, status } = errorTable[error.code];
  const { hint, errors, upstream, missing, call, resumePage } = error.facts;
  return {
    type: `/reference#${error.code}`,
    title,
    status,
    detail: error.message,
    code: error.code,
    ...(hint === undefined ? {} : { hint }),
    ...(errors === undefined
      ? {}
      : {
          errors: errors.map(({ nearest, ...rest }) => ({
            ...rest,
            ...(nearest === undefined ? {} : { nearest: [...nearest] }),
          })),
        }),
    ...(upstream === undefined ? {} : { upstream: { ...upstream, messages: [...upstream.messages] } }),
    ...(missing === undefined
      ? {}
      : {
          missing: missing.map(({ mode, properties, where }) => ({
            mode,
            properties: [...properties],
            where: [...where],
          })),
        }),
    ...(call === undefined ? {} : { call }),
    ...(resumePage === undefined ? {} : { resumePage }),
  };
}

/** The error that stands for anything thrown while a request is served: of Tandem's family already, or made into one of it. */
export function tandemErrorOf(error: unknown): TandemError {
  if (error instanceof TandemError) return error;
  if (isDatabaseGone(error)) {
    return new TandemError('unavailable', 'The database cannot be reached.', {
      hint: 'Try again in a moment.',
      retryAfterSeconds: 5,
      cause: error,
    });
  }
  return new TandemError('internal', 'Something went wrong inside Tandem.', { cause: error });
}
