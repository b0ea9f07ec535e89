import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { Failure } from '../failure.ts';
import { readStandardInput } from '../properties/standard-input.ts';

const documentShape = z.looseObject({ name: z.string(), steps: z.array(z.unknown()) });
const fileShape = z.looseObject({
  format: z.literal(1),
  document: documentShape,
  bindings: z.record(z.string(), z.string()).optional(),
  variables: z.record(z.string(), z.unknown()).optional(),
});

/** A cycle as it stands in a file. */
export type CycleFile = z.infer<typeof fileShape>;

/**
 * A cycle from a file, or from standard input for `-`: what `tandem cycles export` wrote, or a document alone.
 *
 * @throws Failure where it cannot be read, or is neither
 */
export async function readCycleFile(file: string): Promise<CycleFile> {
  const value = parse(await textOf(file), file);
  const exported = fileShape.safeParse(value);
  if (exported.success) return exported.data;
  const document = documentShape.safeParse(value);
  if (document.success) return { format: 1, document: document.data };
  throw new Failure(2, `${nameOf(file)} holds no cycle.`, {
    hint: 'It is what "tandem cycles export" writes, or a document with format, name, trigger and steps.',
  });
}

async function textOf(file: string): Promise<string> {
  if (file === '-') return readStandardInput();
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
    throw new Failure(2, `The file cannot be read (${code}): ${file}`, { cause: error });
  }
}

function parse(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Failure(2, `${nameOf(file)} holds no JSON.`, { cause: error });
  }
}

function nameOf(file: string): string {
  return file === '-' ? 'Standard input' : file;
}
