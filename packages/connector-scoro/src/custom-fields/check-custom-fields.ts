import { nearestNames, TandemError, type FieldProblem, type MethodContext } from '@tandem/connector-kit';

const cacheKey = 'customFields';
const keptMs = 600_000;
/** A list not older than this is not asked for again before a name is refused. */
const freshMs = 5_000;
/** A site whose list cannot be had is not asked for it at each call. */
const failureKeptMs = 60_000;

/** The ids of a site's custom fields, and when they were listed; `ids` is undefined where the list cannot be had. */
interface KnownCustomFields {
  readonly ids: ReadonlySet<string> | undefined;
  readonly at: number;
}

/**
 * Checks the names of custom fields in an input against those that the site has, since Scoro silently ignores what it
 * does not know. The site is asked only when there are names, at most every 10 minutes, and once more before a name is
 * refused. Throws `input_invalid` with the nearest names. Where the list cannot be had, names that could be custom fields pass with
 * the warning `custom_fields_unchecked`. `path` is where the names stand in the input, such as `record.custom_fields`.
 */
export async function checkCustomFields(
  names: readonly string[],
  path: string,
  moduleKey: string,
  context: MethodContext,
): Promise<void> {
  if (names.length === 0) return;
  const misnamed = names.filter((name) => !isCustomFieldId(name));
  // What is no id of a custom field is wrong whatever the site says; the list still helps to name the nearest.
  const known = await listed(names, misnamed.length > 0, moduleKey, context);
  const wrong =
    known === undefined || context.unknownFields === 'send' ? misnamed : names.filter((name) => !known.has(name));
  if (wrong.length > 0) throw unknownCustomFields(wrong, path, known);
  const unknown = known === undefined ? [] : names.filter((name) => !known.has(name));
  if (known === undefined) {
    context.warn({
      code: 'custom_fields_unchecked',
      detail: 'The list of custom fields could not be had, so their names were sent unchecked.',
      field: path,
    });
  }
  for (const name of unknown) {
    context.warn({
      code: 'unknown_field_sent',
      detail: `The site has no custom field ${name}; it was sent all the same.`,
      field: `${path}.${name}`,
    });
  }
}

/** Ids of custom fields start so on every site (PROTOCOL.md 6). */
function isCustomFieldId(name: string): boolean {
  return /^c_[A-Za-z0-9_]{1,200}$/.test(name);
}

async function listed(
  names: readonly string[],
  misnamed: boolean,
  moduleKey: string,
  context: MethodContext,
): Promise<ReadonlySet<string> | undefined> {
  // The list of custom fields is itself a method, and must not look itself up.
  if (moduleKey === 'customFields') return undefined;
  const first = await remembered(context);
  const age = Date.now() - first.at;
  const { ids } = first;
  const settled =
    ids === undefined ? age < failureKeptMs : misnamed || age < freshMs || names.every((name) => ids.has(name));
  if (settled) return ids;
  context.cache.forget(cacheKey);
  return (await remembered(context)).ids;
}

async function remembered(context: MethodContext): Promise<KnownCustomFields> {
  try {
    return await context.cache.remember(cacheKey, keptMs, async () => ({
      ids: await loadIds(context),
      at: Date.now(),
    }));
  } catch (error) {
    // The load is shared: another caller's going away ends it for all, and only that caller's call with it.
    if (context.signal.aborted || !(error instanceof Error) || error.name !== 'AbortError') throw error;
    return { ids: undefined, at: Date.now() };
  }
}

async function loadIds(context: MethodContext): Promise<ReadonlySet<string> | undefined> {
  try {
    const rows = await context.call('customFields.list', {});
    return Array.isArray(rows) ? new Set(rows.flatMap(idOf)) : undefined;
  } catch (error) {
    // A refused or failed look-up must not stop a write that may well be right.
    if (error instanceof TandemError && !context.signal.aborted) return undefined;
    throw error;
  }
}

function idOf(row: unknown): string[] {
  const id: unknown = typeof row === 'object' && row !== null && 'id' in row ? row.id : undefined;
  return typeof id === 'string' ? [id] : [];
}

function unknownCustomFields(
  names: readonly string[],
  path: string,
  known: ReadonlySet<string> | undefined,
): TandemError {
  const errors = names.map((name): FieldProblem => {
    const nearest = known === undefined ? [] : nearestNames(name, known);
    const reason = isCustomFieldId(name)
      ? 'is no custom field of this site'
      : 'is no id of a custom field; they start with c_';
    const hint = nearest.length > 0 ? ` Nearest: ${nearest.join(', ')}.` : '';
    return {
      field: `${path}.${name.slice(0, 100)}`,
      code: 'unknown',
      detail: `${reason}.${hint}`,
      ...(nearest.length > 0 && { nearest }),
    };
  });
  const [first] = errors;
  return new TandemError('input_invalid', `${first?.field ?? path}: ${first?.detail ?? 'is not known.'}`, {
    errors,
    hint: 'customFields.list shows the custom fields of the site with their names.',
  });
}
