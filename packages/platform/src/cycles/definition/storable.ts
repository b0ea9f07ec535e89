/** Whether a text can be kept: PostgreSQL takes no U+0000 in JSON, and no half of a pair. */
export function isStorable(text: string): boolean {
  return !text.includes('\0') && text.isWellFormed();
}

/** The path to a text or a name within a value that cannot be kept; undefined where all can. */
export function findUnstorable(value: unknown): readonly PropertyKey[] | undefined {
  if (typeof value === 'string') return isStorable(value) ? undefined : [];
  if (typeof value !== 'object' || value === null) return undefined;
  const members: (readonly [PropertyKey, unknown])[] = Array.isArray(value)
    ? [...value.entries()]
    : Object.entries(value);
  for (const [name, member] of members) {
    if (typeof name === 'string' && !isStorable(name)) return [];
    const within = findUnstorable(member);
    if (within !== undefined) return [name, ...within];
  }
  return undefined;
}
