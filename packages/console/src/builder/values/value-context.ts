import { createContext, use } from 'react';

/** What the values of one step can speak of. */
export interface ValueContextValue {
  /** Sample data by the roots of paths, such as `trigger` and `steps`. */
  readonly context: Readonly<Record<string, unknown>>;
  /** Steps of which no sample is there yet. */
  readonly withoutSample: readonly string[];
  /** Whether results can be shown as one types; viewers may not evaluate. */
  readonly isLive: boolean;
}

export const ValueContext = createContext<ValueContextValue | undefined>(undefined);

export function useValueContext(): ValueContextValue {
  const value = use(ValueContext);
  if (value === undefined) throw new Error('A value stands outside of a step.');
  return value;
}

/** The field whose way of being given is already asked for by a field around it, by its path. */
export const AskedPath = createContext<string | undefined>(undefined);
