import type { Method } from '@tandem/connector-kit';
import type { MethodDefinition } from '../definitions/method-definition.ts';
import { checkMethod } from './check-method.ts';
import { definedMethod } from './defined-method.ts';
import { genericMethods } from './generic-methods.ts';

/** The methods that every API has. */
export function builtInMethods(modes: readonly string[]): readonly Method[] {
  return [...genericMethods(modes), checkMethod(modes)];
}

/** The methods of one API: its own first. */
export function methodsOf(definitions: readonly MethodDefinition[], modes: readonly string[]): readonly Method[] {
  return [...definitions.map((definition) => definedMethod(definition, modes)), ...builtInMethods(modes)];
}
