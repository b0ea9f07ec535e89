import { z } from 'zod';

const members = z.record(z.string(), z.unknown());

const exported = z.object({
  format: z.literal(1),
  document: members,
  bindings: z.record(z.string(), z.string()).optional(),
  variables: members.optional(),
});

const bare = z.looseObject({ format: z.literal(1), name: z.string(), trigger: members });

/** A cycle as it stands in a file. */
export interface CycleFile {
  readonly format: 1;
  readonly document: Record<string, unknown>;
  readonly bindings?: Record<string, string>;
  readonly variables?: Record<string, unknown>;
}

/**
 * Reads a file that was exported, or a document alone.
 *
 * @throws Error with a sentence for the person where the text is neither
 */
export function readCycleFile(text: string): CycleFile {
  const value = parsed(text);
  const document = bare.safeParse(value);
  if (document.success) return { format: 1, document: document.data };
  const file = exported.safeParse(value);
  if (!file.success) throw new Error('This is no file of a cycle: it has no document of format 1.');
  const { bindings, variables, ...rest } = file.data;
  return { ...rest, ...(bindings !== undefined && { bindings }), ...(variables !== undefined && { variables }) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Error('This file holds no JSON.');
  }
}
