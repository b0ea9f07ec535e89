const mostMessages = 50;
const longestMessage = 1000;
const deepest = 6;

/** Keys that hold messages and name no field. */
const wrappers = new Set(['error', 'errors', 'message', 'messages', 'warning', 'warnings']);

/**
 * What Scoro said, as a list of sentences, whatever shape it came in (PROTOCOL.md 4.2): null, a text, a list, `{error: text}`,
 * `{error: [text]}`, `{error: {field: text | [text]}}`, a map of fields. Names of fields stand before their sentence.
 */
export function flattenMessages(...values: readonly unknown[]): string[] {
  const found = new Set<string>();
  for (const value of values) collect(value, undefined, 0, found);
  return [...found];
}

function collect(value: unknown, field: string | undefined, depth: number, found: Set<string>): void {
  if (found.size >= mostMessages || depth > deepest || value === null || value === undefined) return;
  if (typeof value === 'object') {
    for (const [name, inner] of Object.entries(value)) {
      collect(inner, Array.isArray(value) || isWrapper(name) ? field : joined(field, name), depth + 1, found);
    }
    return;
  }
  const text = typeof value === 'string' ? value.trim().slice(0, longestMessage) : JSON.stringify(value);
  if (text !== '') found.add(field === undefined ? text : `${field}: ${text}`);
}

/** PHP prints a list with gaps as an object whose keys are numbers. */
function isWrapper(name: string): boolean {
  return wrappers.has(name) || /^\d+$/.test(name);
}

function joined(field: string | undefined, name: string): string {
  return (field === undefined ? name : `${field}.${name}`).slice(0, 100);
}
