import type { Method } from '@tandem/connector-kit';
import type { Module } from '../modules/define-module.ts';
import * as modules from '../modules/modules.ts';
import { customRequest } from './custom-request.ts';
import { methodsOfModule } from './methods-of-module.ts';

/** All modules of the catalogue, in alphabetical order of their keys. */
const allModules: readonly Module[] = Object.values(modules);

/** Every method of the connector, in the order of the library. */
export const scoroMethods: readonly Method[] = [...allModules.flatMap(methodsOfModule), customRequest];

const byKey: ReadonlyMap<string, Method> = new Map(scoroMethods.map((method) => [method.key, method]));

/** The method of this key; undefined where there is none. */
export function scoroMethod(key: string): Method | undefined {
  return byKey.get(key);
}
