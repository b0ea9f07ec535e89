import { changesSchema, type Fields, newRecordSchema } from '@tandem/connector-kit';
import { z } from 'zod';
import type { Module } from '../modules/define-module.ts';

/**
 * An id in a path. Never zero: `modify/0` would create a record instead of changing one (PROTOCOL.md 6.1).
 */
export const idSchema = z
  .union([z.int().min(1), z.string().regex(/^(?!0+$)[A-Za-z0-9_-]{1,100}$/, 'must be an id')])
  .meta({ title: 'ID', description: 'Identifies the record.' });

/** A segment of a custom module's path, as `customModules.list` gives it (`path` or `full_path`). The login is none. */
const customModuleSchema = z
  .string()
  .regex(/^(?!userAuth(\/|$))[A-Za-z0-9_-]+(\/[A-Za-z0-9_-]+)*$/i, 'must be the path of a custom module')
  .meta({ title: 'Custom module', description: 'Path of the custom module, from customModules.list.' });

/** Members of the input that name the path, where it is the input that does. */
export function pathMembers(module: Module): Record<string, z.ZodType> {
  return module.path.startsWith('{') ? { [pathMember(module)]: customModuleSchema } : {};
}

/** The member of the input that names the path: `{customModule}` -> `customModule`. */
export function pathMember(module: Module): string {
  return module.path.slice(1, -1);
}

/** What a create takes as `record`. Open where nobody attests the fields. */
export function newRecordOf(module: Module): z.ZodType {
  return openWhereUnconfirmed(module, newRecordSchema(module.fields));
}

/** What an update takes as `record`. */
export function changesOf(module: Module, required: readonly string[]): z.ZodType {
  return openWhereUnconfirmed(module, changesSchema(module.fields, required));
}

/** The members of an input that are fields of an action: those that it requires, and the others. */
export function parameterShape(parameters: Fields): Record<string, z.ZodType> {
  return { ...newRecordSchema(parameters).shape };
}

function openWhereUnconfirmed(module: Module, schema: z.ZodObject): z.ZodType {
  return module.unconfirmed === undefined ? schema : schema.loose();
}
