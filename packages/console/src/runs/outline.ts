import { z } from 'zod';
import { recordKey } from './told-event.ts';

/** A step of a document as a line of a list. */
export interface OutlineStep {
  readonly key: string;
  readonly kind: string;
  readonly title: string;
  /** How many blocks it stands in. */
  readonly depth: number;
  /** Of a decision: the first of a branch is said to be so. */
  readonly branch?: 'then' | 'else';
  /** The slot of the connector that it reaches. */
  readonly connector?: string;
}

const stepShape = z.looseObject({
  key: z.string(),
  kind: z.string(),
  name: z.string().optional().catch(undefined),
  connector: z.string().optional().catch(undefined),
  method: z.string().optional().catch(undefined),
  over: z
    .looseObject({ connector: z.string().optional().catch(undefined), method: z.string().optional().catch(undefined) })
    .optional()
    .catch(undefined),
  then: z.array(z.unknown()).optional().catch(undefined),
  else: z.array(z.unknown()).optional().catch(undefined),
  steps: z.array(z.unknown()).optional().catch(undefined),
});

const documentShape = z.looseObject({
  trigger: z.looseObject({
    kind: z.string(),
    method: z.string().optional(),
    subscribe: z.looseObject({ connector: z.string() }).optional().catch(undefined),
  }),
  steps: z.array(z.unknown()),
});

/** The loop that a polling document has around its steps. */
const pollKey = '_poll';

/** The steps of a document in the order in which they are read; of what cannot be read, none. */
export function outlineOf(document: unknown): readonly OutlineStep[] {
  const read = documentShape.safeParse(document);
  if (!read.success) return [];
  const { trigger, steps } = read.data;
  if (trigger.subscribe !== undefined) {
    const { connector } = trigger.subscribe;
    return [{ key: recordKey, kind: 'method', title: 'Read the record', depth: 0, connector }, ...linesOf(steps, 0)];
  }
  if (trigger.kind !== 'poll') return linesOf(steps, 0);
  const poll = { key: pollKey, kind: 'loop', title: `For each record of ${trigger.method ?? 'the list'}`, depth: 0 };
  return [poll, ...linesOf(steps, 1)];
}

function linesOf(steps: readonly unknown[], depth: number, branch?: 'then' | 'else'): readonly OutlineStep[] {
  return steps.flatMap((value, at) => {
    const read = stepShape.safeParse(value);
    if (!read.success) return [];
    const connector = read.data.connector ?? read.data.over?.connector;
    const { key, kind, then = [], else: otherwise = [], steps: inner = [] } = read.data;
    const line = {
      key,
      kind,
      title: titleOf(read.data),
      depth,
      ...(at === 0 && branch !== undefined && { branch }),
      ...(connector !== undefined && { connector }),
    };
    return [
      line,
      ...linesOf(then, depth + 1, 'then'),
      ...linesOf(otherwise, depth + 1, 'else'),
      ...linesOf(inner, depth + 1),
    ];
  });
}

const kindTitles: Readonly<Record<string, string>> = {
  decision: 'Decision',
  loop: 'For each record',
  delay: 'Wait',
  transform: 'Build a value',
  end: 'End',
  reference: 'Link between records',
};

function titleOf({ name, kind, method, over }: z.output<typeof stepShape>): string {
  if (name !== undefined && name !== '') return name;
  if (method !== undefined) return method;
  if (over?.method !== undefined) return `For each record of ${over.method}`;
  return kindTitles[kind] ?? kind;
}
