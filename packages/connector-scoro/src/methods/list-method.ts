import {
  anyValue,
  type Fields,
  type Method,
  type MethodContext,
  type PageRequest,
  readSchema,
  type ReadResult,
  type WireValue,
} from '@tandem/connector-kit';
import { z } from 'zod';
import { checkCustomFields } from '../custom-fields/check-custom-fields.ts';
import { filterSchema } from '../filters/filter-schema.ts';
import { type FilterPlan, planFilter } from '../filters/plan-filter.ts';
import { recheckRows } from '../filters/recheck-rows.ts';
import type { ListAction } from '../modules/actions.ts';
import type { Module } from '../modules/define-module.ts';
import { siteTimeZone } from '../values/site-time-zone.ts';
import { isMembers } from '../values/wire-json.ts';
import { writeRecord } from '../values/write-record.ts';
import { listRequest } from '../wire/envelope.ts';
import { listPaging } from '../wire/paging.ts';
import { examplePath, exampleValue } from './example-record.ts';
import { memoised } from './memoised.ts';
import { announced, factsOf, inTitleCase, type Input, membersOf, pathOf } from './method-parts.ts';
import { cleanRows } from './read-answer.ts';
import { idSchema, parameterShape, pathMembers } from './record-schemas.ts';

export function listMethod(module: Module, verb: string, action: ListAction): Method {
  const fields = action.rows ?? module.fields;
  const takesBookmark = module.modes.includes('userAuth');
  return {
    ...factsOf(module, verb, action, {
      name: action.name ?? `List ${inTitleCase(module.plural)}`,
      summary: `Lists ${module.plural}, page by page.`,
      effect: 'read',
      paged: true,
    }),
    retry: 'safe',
    paging: listPaging({ idField: module.idField, attested: action.pagingAttested }),
    ...(takesBookmark && { modeFor: (input: Input) => (input['bookmarkId'] === undefined ? undefined : 'userAuth') }),
    example: () => exampleInput(module, fields, action),
    input: memoised(() => inputSchema(module, fields, action, takesBookmark)),
    output: memoised(() => z.array(readSchema(fields))),
    async request(input, context) {
      await checkCustomFields(
        Object.keys(membersOf(membersOf(input, 'filter'), 'custom_fields')),
        'filter.custom_fields',
        module.key,
        context,
      );
      return announced(requestOf(module, fields, action, input, context), context);
    },
    read: (data, input, context) => readRows(module, fields, action, { data, input, context }),
  };
}

function inputSchema(module: Module, fields: Fields, action: ListAction, takesBookmark: boolean): z.ZodObject {
  const open = module.unconfirmed !== undefined;
  return z.strictObject({
    ...pathMembers(module),
    ...parameterShape(action.parameters),
    filter: (open ? z.record(z.string(), z.unknown()) : filterSchema(fields, action.alsoFilters))
      .optional()
      .meta({ title: 'Filter', description: 'Only rows that fit all members.' }),
    page: z.int().min(1).optional().meta({ title: 'Page', description: 'Counted from 1.' }),
    perPage: z.int().min(1).max(100).optional().meta({
      title: 'Page size',
      description: 'Rows of a page; 25 at most with detailed. Left out: as many as Scoro gives.',
    }),
    detailed: z
      .boolean()
      .optional()
      .meta({ title: 'Detailed', description: 'Full rows, with custom fields; smaller pages.' }),
    basic: z.boolean().optional().meta({ title: 'Basic', description: 'Only essential members.' }),
    includeDeleted: z
      .boolean()
      .optional()
      .meta({ title: 'Include deleted', description: 'Also rows deleted in the last 30 days.' }),
    ...(takesBookmark && {
      bookmarkId: idSchema.optional().meta({
        title: 'Bookmark',
        description: 'A saved view to apply; needs User Auth.',
        'x-refers-to': 'bookmarks',
      }),
    }),
  });
}

function requestOf(
  module: Module,
  fields: Fields,
  action: ListAction,
  input: Input,
  context: MethodContext,
): ReturnType<typeof listRequest> {
  const parameters = writeParameters(action.parameters, input, context);
  const filter = {
    ...planOf(module, fields, action, input, context).wire,
    ...(action.parametersInFilter && parameters),
  };
  const { include_subtasks: subtasks, ...request } = parameters;
  const bookmark = input['bookmarkId'];
  return listRequest(pathOf(module, input, context), {
    segment: action.segment,
    ...(context.page !== undefined && { page: onlyPage(context.page) }),
    ...(Object.keys(filter).length > 0 && { filter }),
    detailed: input['detailed'] === true,
    basic: input['basic'] === true,
    includeDeleted: input['includeDeleted'] === true,
    includeSubtasks: subtasks === 1,
    ...((typeof bookmark === 'number' || typeof bookmark === 'string') && { bookmarkId: bookmark }),
    ...(Object.keys(request).length > 0 && { request }),
  });
}

function onlyPage({ number, size }: PageRequest): PageRequest {
  return { number, size };
}

/** The parameters of an action that the input gives, as Scoro takes them. */
export function writeParameters(parameters: Fields, input: Input, context: MethodContext): Record<string, WireValue> {
  const given = Object.fromEntries(
    Object.entries(input).filter(([name, value]) => Object.hasOwn(parameters, name) && value !== undefined),
  );
  return writeRecord(parameters, given, { timeZone: siteTimeZone(context), path: '' });
}

function planOf(module: Module, fields: Fields, action: ListAction, input: Input, context: MethodContext): FilterPlan {
  const filter = membersOf(input, 'filter');
  return planFilter(module.unconfirmed === undefined ? fields : widened(fields, filter), filter, {
    timeZone: siteTimeZone(context),
    flatCustomFields: module.flatCustomFields,
    detailed: input['detailed'] === true,
    mode: context.mode,
    also: action.alsoFilters,
  });
}

/** Of an unconfirmed module any member may be a filter; as nobody attests it, its rows are checked. */
function widened(fields: Fields, filter: Input): Fields {
  const others = Object.keys(filter).filter((name) => !Object.hasOwn(fields, name));
  return { ...fields, ...Object.fromEntries(others.map((name) => [name, anyValue()])) };
}

interface Answer {
  readonly data: unknown;
  readonly input: Input;
  readonly context: MethodContext;
}

function readRows(module: Module, fields: Fields, action: ListAction, { data, input, context }: Answer): ReadResult {
  const sent = rowsOf(data, action);
  if (sent === undefined) {
    return {
      data,
      warnings: [
        { code: 'value_unexpected', detail: 'The answer was no list of rows and is delivered as Scoro sent it.' },
      ],
    };
  }
  const plan = planOf(module, fields, action, input, context);
  const raw = context.values === 'raw';
  if (raw && plan.rechecked.length === 0) return { data: sent };
  const clean = cleanRows(module, fields, sent);
  const kept = recheckRows(plan, clean.rows, raw ? sent : clean.rows);
  return { data: kept.rows, warnings: [...(raw ? [] : clean.strange.warnings()), ...kept.warnings] };
}

function rowsOf(data: unknown, action: ListAction): readonly unknown[] | undefined {
  if (Array.isArray(data)) return data as readonly unknown[];
  if (data === null || data === undefined) return [];
  return action.maybeOneRow && isMembers(data) ? [data] : undefined;
}

function exampleInput(module: Module, fields: Fields, action: ListAction): Readonly<Record<string, unknown>> {
  const required = Object.entries(action.parameters).filter(([, field]) => field.requiredOnCreate === true);
  const recent = fields['modified_date']?.filter === 'attested' && module.unconfirmed === undefined;
  return {
    ...examplePath(module),
    ...Object.fromEntries(required.map(([name, field]) => [name, exampleValue(field)])),
    ...action.example,
    ...(recent && { filter: { modified_date: { from_date: '2026-01-01' } } }),
    page: 1,
    perPage: 25,
  };
}
