import type { z } from 'zod';

/** One thing about a sandbox company that can be set while it runs. */
export interface Setting<T> {
  readonly group: SettingGroup;
  readonly schema: z.ZodType<T>;
  readonly default: T;
  /** What it does, in one or two sentences; the switches page and the documentation print it. */
  readonly text: string;
  /** Where the protocol page speaks of it. */
  readonly source: string;
  /** True where the protocol page marks the fact unverified, so that a client must survive every value. */
  readonly unverified: boolean;
}

export type SettingGroup =
  | 'Site'
  | 'Credentials'
  | 'Errors'
  | 'Lists'
  | 'Writes'
  | 'Value shapes'
  | 'Transport'
  | 'Webhooks';

/** The parts of a setting, in the order in which its line of the list is read. */
export function setting<T>(
  group: SettingGroup,
  schema: z.ZodType<T>,
  fallback: T,
  source: string,
  text: string,
): Setting<T> {
  return { group, schema, default: fallback, text, source, unverified: source.endsWith('[U]') };
}
