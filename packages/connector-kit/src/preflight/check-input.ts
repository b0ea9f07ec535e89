import type { z } from 'zod';
import { notWritableNames } from '../definition/field-schema.ts';
import type { Method } from '../definition/method.ts';
import { nearestNames } from '../errors/nearest-names.ts';
import { type FieldProblem, TandemError } from '../errors/tandem-error.ts';
import { formsAt, namesAt } from './names-at.ts';

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

/** What a check of the input found besides that it fits. */
export interface CheckedInput {
  readonly input: Readonly<Record<string, unknown>>;
  /** Dotted paths of members that no schema knows and that go out all the same. */
  readonly unknownFields: readonly string[];
}

/**
 * Checks an input against its method's schema. Unknown members are errors, since applications tend to ignore them silently;
 * with `unknownFields: 'send'` they go out, and are named. Throws `input_invalid` with a problem for each field.
 */
export function checkInput(method: Method, input: unknown, unknownFields: 'refuse' | 'send'): CheckedInput {
  const schema = method.input();
  const outcome = schema.safeParse(input ?? {});
  if (outcome.success) {
    return { input: outcome.data, unknownFields: [] };
  }
  const problems = outcome.error.issues.flatMap((issue) => problemsOf(issue, [], input, schema));
  const blocking = unknownFields === 'send' ? problems.filter((problem) => problem.code !== 'unknown') : problems;
  if (blocking.length === 0 && isRecord(input)) {
    return { input, unknownFields: problems.map((problem) => problem.field) };
  }
  throw inputInvalid(method.key, blocking);
}

/** The error for an input that does not fit. */
export function inputInvalid(methodKey: string, errors: readonly FieldProblem[]): TandemError {
  const first = errors[0];
  const more = errors.length > 1 ? ` (and ${errors.length - 1} more)` : '';
  const nearest = first?.nearest === undefined ? '' : ` Nearest: ${first.nearest.join(', ')}.`;
  return new TandemError(
    'input_invalid',
    first === undefined
      ? `The input of ${methodKey} does not fit.`
      : `${first.field || 'input'}: ${first.detail}${nearest}${more}`,
    { errors, hint: `See what ${methodKey} takes: its input schema lists every field.` },
  );
}

function problemsOf(issue: Issue, above: Path, input: unknown, schema: z.core.$ZodType): FieldProblem[] {
  const path = [...above, ...issue.path];
  if (issue.code === 'unrecognized_keys') {
    const known = namesAt(schema, path);
    const fixed = formsAt(schema, path).map(notWritableNames);
    return issue.keys.map((key) =>
      fixed.some((names) => names.has(key))
        ? notWritableProblem([...path, key])
        : unknownProblem([...path, key], key, known),
    );
  }
  if (issue.code === 'invalid_union') {
    return unionProblems(issue, path, input, schema);
  }
  const field = dotted(path);
  if (issue.code === 'invalid_type' && valueAt(input, path) === undefined) {
    return [{ field, code: 'required', detail: 'must be given.' }];
  }
  return [{ field, code: 'invalid', detail: sentence(issue.message) }];
}

/** Of the forms that a value may take, tells of the one that it came nearest to: the one with the deepest problem. */
function unionProblems(
  issue: z.core.$ZodIssueInvalidUnion,
  path: Path,
  input: unknown,
  schema: z.core.$ZodType,
): FieldProblem[] {
  const field = dotted(path);
  if (valueAt(input, path) === undefined) {
    return [{ field, code: 'required', detail: 'must be given.' }];
  }
  const forms = issue.errors.filter((form) => form.length > 0);
  const deepest = forms.find((form) =>
    form.every((inner) => inner.path.length > 0 || inner.code === 'unrecognized_keys'),
  );
  if (deepest !== undefined) {
    return deepest.flatMap((inner) => problemsOf(inner, path, input, schema));
  }
  const details = [
    ...new Set(forms.flatMap((form) => form.map((inner) => inner.message.replace(/^Invalid input: /, '')))),
  ];
  return [{ field, code: 'invalid', detail: sentence(details.join(', or ')) }];
}

function unknownProblem(path: Path, key: string, known: readonly string[]): FieldProblem {
  const nearest = nearestNames(key, known);
  return { field: dotted(path), code: 'unknown', detail: 'is not known here.', ...(nearest.length > 0 && { nearest }) };
}

function notWritableProblem(path: Path): FieldProblem {
  return { field: dotted(path), code: 'not_writable', detail: 'cannot be written here: the application sets it.' };
}

function dotted(path: Path): string {
  return path.map((part) => String(part).slice(0, 100)).join('.');
}

function sentence(message: string): string {
  const text = message.replace(/^Invalid input: /, '').trim();
  return text.endsWith('.') ? text : `${text}.`;
}

function valueAt(input: unknown, path: Path): unknown {
  let value = input;
  for (const part of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) {
      return undefined;
    }
    value = Reflect.get(value, part);
  }
  return value;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
