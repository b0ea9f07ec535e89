/** A value in which every path and formula that speaks of one step speaks of another. */
export function renameInValues(value: unknown, from: string, to: string): unknown {
  if (Array.isArray(value)) return value.map((each) => renameInValues(each, from, to));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => {
      if (name === '$literal') return [name, member];
      const speaks = (name === '$path' || name === '$formula' || name === 'formula') && typeof member === 'string';
      return [name, speaks ? renameInText(member, from, to) : renameInValues(member, from, to)];
    }),
  );
}

function renameInText(text: string, from: string, to: string): string {
  // The keys of steps are letters, digits and underscores, so none of them means anything in a pattern.
  return text
    .replaceAll(new RegExp(`(?<![\\w.$])steps\\.${from}(?!\\w)`, 'g'), `steps.${to}`)
    .replaceAll(new RegExp(`(?<![\\w.$])steps\\["${from}"\\]`, 'g'), `steps["${to}"]`);
}
