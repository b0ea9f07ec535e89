/** Something with members changed; those that are undefined are taken away. */
export function withMembers<Whole extends object>(whole: Whole, members: Readonly<Record<string, unknown>>): Whole {
  const changed: Whole = Object.assign({}, whole, members);
  for (const [name, value] of Object.entries(members)) if (value === undefined) Reflect.deleteProperty(changed, name);
  return changed;
}
