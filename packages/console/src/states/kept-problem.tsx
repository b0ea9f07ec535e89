import type { ProblemDocument } from '@tandem/client';
import { z } from 'zod';
import { ProblemCard } from './problem-alert.tsx';

const fieldShape = z.looseObject({ field: z.string(), code: z.string().catch(''), detail: z.string().catch('') });

const shape = z.looseObject({
  code: z.string().catch('failed'),
  title: z.string().optional().catch(undefined),
  detail: z.string().catch(''),
  hint: z.string().optional().catch(undefined),
  errors: z.array(fieldShape).optional().catch(undefined),
});

export interface KeptProblemProps {
  /** A problem as it is kept with what failed. */
  readonly error: Readonly<Record<string, unknown>>;
  /** What failed, where the problem itself has no title. */
  readonly title: string;
}

/** What is kept of why something failed, in words that say what to do. */
export function KeptProblem({ error, title }: KeptProblemProps) {
  const kept = shape.parse(error);
  const problem: ProblemDocument = {
    type: 'about:blank',
    status: 0,
    title: kept.title ?? title,
    code: kept.code,
    detail: kept.detail === '' ? kept.code : kept.detail,
    ...(kept.hint !== undefined && { hint: kept.hint }),
    ...(kept.errors !== undefined && { errors: kept.errors }),
  };
  return <ProblemCard problem={problem} />;
}
