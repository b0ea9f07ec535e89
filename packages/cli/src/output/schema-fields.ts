import { z } from 'zod';

const schemaShape = z.looseObject({
  type: z.union([z.string(), z.array(z.string())]).optional(),
  description: z.string().optional(),
  enum: z.array(z.unknown()).optional(),
  const: z.unknown().optional(),
  format: z.string().optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  required: z.array(z.string()).optional(),
  items: z.unknown().optional(),
  anyOf: z.array(z.unknown()).optional(),
  oneOf: z.array(z.unknown()).optional(),
  $ref: z.string().optional(),
  $defs: z.record(z.string(), z.unknown()).optional(),
});

type Schema = z.infer<typeof schemaShape>;

/** One field of a JSON Schema, as documentation lists it. */
export interface SchemaField {
  /** Such as `record.lines[].price`. */
  readonly path: string;
  readonly type: string;
  readonly required: boolean;
  readonly description: string;
}

const deepest = 4;

/** The fields of a JSON Schema, nested ones by their path; of a list, those of what it holds. */
export function schemaFields(schema: unknown): SchemaField[] {
  const root = schemaShape.parse(schema ?? {});
  const definitions = root.$defs ?? {};
  const fields: SchemaField[] = [];
  const walk = (node: Schema, path: string, depth: number): void => {
    const members = membersOf(node, definitions);
    if (members === undefined || depth > deepest) return;
    for (const [name, raw] of Object.entries(members.properties)) {
      const field = resolve(raw, definitions);
      fields.push({
        path: path + name,
        type: typeOf(field, definitions),
        required: members.required.includes(name),
        description: field.description ?? '',
      });
      const element = elementOf(field, definitions);
      walk(element ?? field, `${path}${name}${element === undefined ? '' : '[]'}.`, depth + 1);
    }
  };
  walk(elementOf(root, definitions) ?? root, '', 0);
  return fields;
}

function resolve(raw: unknown, definitions: Readonly<Record<string, unknown>>): Schema {
  const parsed = schemaShape.safeParse(raw);
  if (!parsed.success) return {};
  const name = /^#\/\$defs\/(.+)$/.exec(parsed.data.$ref ?? '')?.[1];
  return name === undefined || !Object.hasOwn(definitions, name)
    ? parsed.data
    : resolve(definitions[name], definitions);
}

function membersOf(
  node: Schema,
  definitions: Readonly<Record<string, unknown>>,
): { properties: Record<string, unknown>; required: readonly string[] } | undefined {
  if (node.properties !== undefined) return { properties: node.properties, required: node.required ?? [] };
  for (const raw of [...(node.anyOf ?? []), ...(node.oneOf ?? [])]) {
    const found = membersOf(resolve(raw, definitions), definitions);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** What a list holds; undefined where it is none. */
function elementOf(node: Schema, definitions: Readonly<Record<string, unknown>>): Schema | undefined {
  const choices = [...(node.anyOf ?? []), ...(node.oneOf ?? [])].map((raw) => resolve(raw, definitions));
  const list = [node, ...choices].find(({ items }) => items !== undefined);
  return list === undefined ? undefined : resolve(list.items, definitions);
}

function typeOf(node: Schema, definitions: Readonly<Record<string, unknown>>): string {
  if (node.enum !== undefined) return node.enum.map((value) => JSON.stringify(value)).join(' | ');
  if (node.const !== undefined) return JSON.stringify(node.const);
  const choices = [...(node.anyOf ?? []), ...(node.oneOf ?? [])];
  if (choices.length > 0) {
    return [...new Set(choices.map((raw) => typeOf(resolve(raw, definitions), definitions)))]
      .filter((type) => type !== '')
      .join(' | ');
  }
  if (node.items !== undefined) return `list of ${typeOf(resolve(node.items, definitions), definitions)}`;
  const types = [node.type ?? 'any'].flat().filter((type) => type !== 'null');
  return node.format === undefined ? types.join(' | ') : `${types.join(' | ')} (${node.format})`;
}
