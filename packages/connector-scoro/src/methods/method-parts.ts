import type { Effect, MethodContext, MethodFacts, WireRequest } from '@tandem/connector-kit';
import { isMembers } from '../values/wire-json.ts';
import { warnAssumedAccount } from '../wire/company-account.ts';
import { modulePath } from '../wire/module-path.ts';
import type { ActionFacts } from '../modules/actions.ts';
import type { Module } from '../modules/define-module.ts';
import { pathMember } from './record-schemas.ts';

export type Input = Readonly<Record<string, unknown>>;

/** The facts of a method; what is the same for all actions of a module comes from the module. */
export function factsOf(
  module: Module,
  verb: string,
  action: ActionFacts,
  own: {
    readonly name: string;
    readonly summary: string;
    readonly effect: Effect;
    readonly paged?: boolean;
    readonly givesFile?: boolean;
  },
): MethodFacts {
  const unconfirmed = module.unconfirmed ?? action.unconfirmed;
  return {
    key: `${module.key}.${verb}`,
    name: own.name,
    category: module.category,
    summary: [action.summary ?? own.summary, ...(isWrite(own.effect) ? module.notes : [])].join(' '),
    effect: own.effect,
    modes: module.modes,
    ...(unconfirmed !== undefined && { unconfirmed }),
    paged: own.paged ?? false,
    givesFile: own.givesFile ?? false,
  };
}

function isWrite(effect: Effect): boolean {
  return effect === 'create' || effect === 'update';
}

/** `time entry` -> `Time Entry`. */
export function inTitleCase(words: string): string {
  return words.replaceAll(/(^|[\s-])([a-z])/g, (_all, before: string, letter: string) => before + letter.toUpperCase());
}

/** The path of a module's requests: its own, an operator's correction of one that nobody attests, or the one that the input names. */
export function pathOf(module: Module, input: Input, context: MethodContext): string {
  if (module.path.startsWith('{')) return String(input[pathMember(module)]);
  return modulePath(module.path, module.unconfirmed, context.properties);
}

/** Notes once for each call what its request rests on. */
export function announced(request: WireRequest, context: MethodContext): WireRequest {
  warnAssumedAccount(context);
  return request;
}

/** A member of the input that is an object; empty where it is not given. */
export function membersOf(input: Input, name: string): Input {
  const members = Object.hasOwn(input, name) ? input[name] : undefined;
  return isMembers(members) ? members : {};
}

/** The id of an input whose schema asks for one, or lets it be left out. */
export function idOf(input: Input): number | string | undefined {
  const { id } = input;
  return typeof id === 'number' || typeof id === 'string' ? id : undefined;
}
