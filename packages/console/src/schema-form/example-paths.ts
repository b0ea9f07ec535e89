import { isRecord } from '../records/record.ts';

/** The dotted paths of all members of an example, so that a form shows them before anybody asks for them. */
export function examplePaths(example: Readonly<Record<string, unknown>> = {}, under = ''): string[] {
  return Object.entries(example).flatMap(([name, member]) => {
    const path = `${under}${name}`;
    return [path, ...(isRecord(member) ? examplePaths(member, `${path}.`) : [])];
  });
}
