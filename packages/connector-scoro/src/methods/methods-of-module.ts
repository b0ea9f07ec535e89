import type { Method } from '@tandem/connector-kit';
import type { Action } from '../modules/actions.ts';
import type { Module } from '../modules/define-module.ts';
import { listMethod } from './list-method.ts';
import { createMethod, deleteMethod, getMethod, modifyMethod, updateMethod } from './record-methods.ts';
import { specialMethod } from './special-method.ts';

/** The methods of a module, in the order of its actions. No schema is built. */
export function methodsOfModule(module: Module): Method[] {
  return Object.entries(module.actions).map(([verb, action]) => methodOf(module, verb, action));
}

function methodOf(module: Module, verb: string, action: Action): Method {
  switch (action.kind) {
    case 'list':
      return listMethod(module, verb, action);
    case 'get':
      return getMethod(module, verb, action);
    case 'create':
      return createMethod(module, verb, action);
    case 'update':
      return updateMethod(module, verb, action);
    case 'modify':
      return modifyMethod(module, verb, action);
    case 'delete':
      return deleteMethod(module, verb, action);
    case 'special':
      return specialMethod(module, verb, action);
  }
}
