import {
  type Field,
  type Method,
  type MethodContext,
  type ReadResult,
  type RetryClass,
  valueSchema,
} from '@tandem/connector-kit';
import { z } from 'zod';
import type { SpecialAction } from '../modules/actions.ts';
import type { Module } from '../modules/define-module.ts';
import { readRecord } from '../values/read-record.ts';
import { isMembers } from '../values/wire-json.ts';
import { actionRequest } from '../wire/envelope.ts';
import { examplePath, exampleValue } from './example-record.ts';
import { writeParameters } from './list-method.ts';
import { memoised } from './memoised.ts';
import { announced, factsOf, idOf, type Input, pathOf } from './method-parts.ts';
import { idSchema, parameterShape, pathMembers } from './record-schemas.ts';

export function specialMethod(module: Module, verb: string, action: SpecialAction): Method {
  const { steps } = action;
  return {
    ...factsOf(module, verb, action, action),
    retry: retryClass(action),
    example: () => exampleInput(module, action),
    input: memoised(() =>
      z.strictObject({
        ...pathMembers(module),
        ...(action.takesId && { id: idSchema }),
        ...parameterShape(action.parameters),
      }),
    ),
    output: memoised(() => (action.gives === undefined ? z.unknown() : valueSchema(action.gives, 'read').nullable())),
    request: (input, context) => announced(requestOf(module, action, input, context), context),
    read: (data, _input, context) => readGiven(action, data, context),
    ...(steps !== undefined && {
      steps: async (input: Input, context: MethodContext) => {
        const result = await steps(pathOf(module, input, context), input, context);
        return {
          ...readGiven(action, result.data, context),
          ...(result.warnings !== undefined && { warnings: result.warnings }),
        };
      },
    }),
    ...(action.givesFile === true && { readFile: (file) => file }),
  };
}

function retryClass(action: SpecialAction): RetryClass {
  if (action.effect === 'read') return 'safe';
  return action.takesId && (action.effect === 'update' || action.effect === 'delete') ? 'repeatable' : 'unsafe';
}

function requestOf(
  module: Module,
  action: SpecialAction,
  input: Input,
  context: MethodContext,
): ReturnType<typeof actionRequest> {
  const written = writeParameters(action.parameters, input, context);
  const request = action.requestIs === undefined ? written : written[action.requestIs];
  const id = idOf(input);
  return actionRequest(pathOf(module, input, context), action.segment, {
    ...(action.takesId && id !== undefined && { id }),
    ...(request !== undefined && { request }),
  });
}

function readGiven(action: SpecialAction, data: unknown, context: MethodContext): ReadResult {
  const told = action.warnings?.(data) ?? [];
  if (data === undefined || data === null) return { data: null };
  if (action.gives === undefined || context.values === 'raw') return { data, warnings: told };
  const { record, warnings } = readRecord(asMember(action.gives), { answer: data });
  return { data: isMembers(record) ? record['answer'] : data, warnings: [...told, ...warnings] };
}

const asMembers = new WeakMap<Field, { readonly answer: Field }>();

/** An answer is read like a member of a record, by a reader that is made once. */
function asMember(gives: Field): { readonly answer: Field } {
  const known = asMembers.get(gives);
  if (known !== undefined) return known;
  const fields = { answer: gives };
  asMembers.set(gives, fields);
  return fields;
}

function exampleInput(module: Module, action: SpecialAction): Readonly<Record<string, unknown>> {
  const required = Object.entries(action.parameters).filter(([, field]) => field.requiredOnCreate === true);
  return {
    ...examplePath(module),
    ...(action.takesId && { id: 1 }),
    ...Object.fromEntries(required.map(([name, field]) => [name, exampleValue(field)])),
    ...action.example,
  };
}
