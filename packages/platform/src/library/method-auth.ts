import type { MethodFacts } from '@tandem/connector-kit';

/** The authentication a method needs, in one word: the name of its only mode, `either` where several serve, `none` where it takes none. */
export function authOf({ modes }: Pick<MethodFacts, 'modes'>): string {
  return modes.length > 1 ? 'either' : (modes[0] ?? 'none');
}

/** How many of these methods are usable with these modes. */
export function countUsable(methods: readonly MethodFacts[], modes: ReadonlySet<string>): number {
  return methods.filter((method) => isUsable(method, modes)).length;
}

/** Whether one of these modes serves the method. */
export function isUsable(method: Pick<MethodFacts, 'modes'>, modes: ReadonlySet<string>): boolean {
  return method.modes.length === 0 || method.modes.some((mode) => modes.has(mode));
}
