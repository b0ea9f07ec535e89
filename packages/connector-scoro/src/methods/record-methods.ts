import { type Method, readSchema, type RetryClass } from '@tandem/connector-kit';
import { z } from 'zod';
import type { CreateAction, DeleteAction, GetAction, ModifyAction, UpdateAction } from '../modules/actions.ts';
import type { Module } from '../modules/define-module.ts';
import { deleteRequest, modifyRequest, viewRequest } from '../wire/envelope.ts';
import { exampleRecord, examplePath } from './example-record.ts';
import { memoised } from './memoised.ts';
import { announced, factsOf, idOf, inTitleCase, type Input, membersOf, pathOf } from './method-parts.ts';
import { readFound, readOne } from './read-answer.ts';
import { changesOf, idSchema, newRecordOf, pathMembers } from './record-schemas.ts';
import { needsMe, refuseWithoutMe, writeInputRecord } from './write-input.ts';

export function getMethod(module: Module, verb: string, action: GetAction): Method {
  return {
    ...factsOf(module, verb, action, {
      name: `Get ${inTitleCase(module.singular)}`,
      summary: `Reads one ${module.singular} with all its fields.`,
      effect: 'read',
    }),
    retry: 'safe',
    example: () => ({ ...examplePath(module), id: 1 }),
    input: memoised(() => z.strictObject({ ...pathMembers(module), id: idSchema })),
    output: memoised(() => readSchema(module.fields)),
    request: (input, context) => announced(viewRequest(pathOf(module, input, context), givenId(input)), context),
    read: (data, _input, context) => readFound(module, data, context),
  };
}

export function createMethod(module: Module, verb: string, action: CreateAction): Method {
  return {
    ...factsOf(module, verb, action, {
      name: `Create ${inTitleCase(module.singular)}`,
      summary: `Creates a new ${module.singular}.`,
      effect: 'create',
    }),
    retry: 'unsafe',
    ...(action.meField !== undefined && {
      modeFor: (input: Input) => (needsMe(action.meField, input) ? 'userAuth' : undefined),
    }),
    example: () => ({ ...examplePath(module), record: exampleRecord(module, 'create') }),
    input: memoised(() => z.strictObject({ ...pathMembers(module), record: newRecordOf(module) })),
    output: memoised(() => readSchema(module.fields).nullable()),
    async request(input, context) {
      refuseWithoutMe(action.meField, input, context);
      const record = await writeInputRecord(module, input, context);
      return announced(
        modifyRequest(pathOf(module, input, context), record, { returnData: action.returnData }),
        context,
      );
    },
    read: (data, _input, context) => readOne(module, data, context),
  };
}

export function updateMethod(module: Module, verb: string, action: UpdateAction): Method {
  return {
    ...factsOf(module, verb, action, {
      name: `Update ${inTitleCase(module.singular)}`,
      summary: `Changes the given fields of one ${module.singular}; the others stay.`,
      effect: 'update',
    }),
    retry: updateRetry(action.adds),
    example: () => ({ ...examplePath(module), id: 1, record: exampleRecord(module, 'update') }),
    input: memoised(() =>
      z.strictObject({ ...pathMembers(module), id: idSchema, record: changesOf(module, action.required) }),
    ),
    output: memoised(() => readSchema(module.fields).nullable()),
    async request(input, context) {
      const record = await writeInputRecord(module, input, context);
      const options = { id: givenId(input), returnData: action.returnData };
      return announced(modifyRequest(pathOf(module, input, context), record, options), context);
    },
    read: (data, _input, context) => readOne(module, data, context),
  };
}

export function modifyMethod(module: Module, verb: string, action: ModifyAction): Method {
  return {
    ...factsOf(module, verb, action, {
      name: `Modify ${inTitleCase(module.singular)}`,
      summary: `Writes one ${module.singular}, whether there was one or not.`,
      effect: 'update',
    }),
    retry: (input): RetryClass => (idOf(input) === undefined ? 'unsafe' : 'repeatable'),
    example: () => ({
      ...examplePath(module),
      ...(module.idField !== undefined && { id: 1 }),
      record: exampleRecord(module, 'create'),
    }),
    input: memoised(() =>
      z.strictObject({
        ...pathMembers(module),
        ...(module.idField !== undefined && { id: idSchema.optional() }),
        record: newRecordOf(module),
      }),
    ),
    output: memoised(() => readSchema(module.fields).nullable()),
    async request(input, context) {
      const record = await writeInputRecord(module, input, context);
      const id = idOf(input);
      return announced(modifyRequest(pathOf(module, input, context), record, id === undefined ? {} : { id }), context);
    },
    read: (data, _input, context) => readOne(module, data, context),
  };
}

export function deleteMethod(module: Module, verb: string, action: DeleteAction): Method {
  return {
    ...factsOf(module, verb, action, {
      name: `Delete ${inTitleCase(module.singular)}`,
      summary: `Deletes one ${module.singular}. Scoro refuses where other records depend on it.`,
      effect: 'delete',
    }),
    retry: 'repeatable',
    example: () => ({ ...examplePath(module), id: 1 }),
    input: memoised(() => z.strictObject({ ...pathMembers(module), id: idSchema })),
    output: memoised(() => z.null()),
    request: (input, context) => announced(deleteRequest(pathOf(module, input, context), givenId(input)), context),
    read: () => ({ data: null }),
  };
}

/** The id that the schema has asked for. */
function givenId(input: Input): number | string {
  return idOf(input) ?? '';
}

/** Sending an update twice is sending it once, unless it brings items that would then be there twice. */
function updateRetry(adds: UpdateAction['adds']): Method['retry'] {
  if (Object.keys(adds).length === 0) return 'repeatable';
  return (input) => (addsItems(adds, membersOf(input, 'record')) ? 'unsafe' : 'repeatable');
}

/** Whether an update brings items that Scoro does not have yet. */
function addsItems(adds: Readonly<Record<string, string>>, record: Input): boolean {
  return Object.entries(adds).some(([list, idField]) => {
    const items = record[list];
    return Array.isArray(items) && items.some((item: unknown) => isNew(item, idField));
  });
}

function isNew(item: unknown, idField: string): boolean {
  if (typeof item !== 'object' || item === null) return true;
  const id: unknown = Object.hasOwn(item, idField) ? Reflect.get(item, idField) : undefined;
  return id === undefined || id === null || id === 0 || id === '';
}
