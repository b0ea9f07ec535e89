import { isObject, readSteps } from '../path/members.ts';
import { writePath } from '../path/path.ts';
import { anything, type Form, type JsonSchema, type ObjectForm, type Shape, type SingleForm } from './shape.ts';

const deepestReference = 20;

/** Words of JSON Schema that say more than can be followed here: what has them is not known. */
const notFollowed = ['not', 'if', 'dependentSchemas', 'unevaluatedProperties', '$dynamicRef'];

/** The shape of a JSON Schema (2020-12). What it cannot tell for sure is `any`. */
export function readSchema(schema: unknown, root: unknown = schema): Shape {
  return { forms: formsOf(schema, root, 0), nothing: schema === false };
}

/** The shape of a value as it stands, with the places of its members where its own is given. */
export function literalShape(value: unknown, at?: string): Shape {
  return { forms: [literalForm(value, at)], nothing: false, ...(at !== undefined && { at }) };
}

function formsOf(schema: unknown, root: unknown, depth: number): readonly Form[] {
  if (schema === false) return [];
  if (!isObject(schema) || depth > deepestReference) return anything.forms;
  if (notFollowed.some((word) => schema[word] !== undefined)) return anything.forms;
  const { $ref, anyOf, oneOf, allOf } = schema;
  if (typeof $ref === 'string') return formsOf(referred($ref, root), root, depth + 1);
  if ('const' in schema) return [literalForm(schema['const'])];
  if (Array.isArray(schema['enum'])) return enumForms(schema['enum']);
  const some = Array.isArray(anyOf) ? anyOf : Array.isArray(oneOf) ? oneOf : undefined;
  if (some !== undefined) {
    return schema['properties'] === undefined ? some.flatMap((part) => formsOf(part, root, depth + 1)) : anything.forms;
  }
  if (Array.isArray(allOf)) return allOf.length === 1 ? formsOf(allOf[0], root, depth + 1) : anything.forms;
  const type = schema['type'] ?? (isObject(schema['properties']) ? 'object' : undefined);
  return type === undefined ? anything.forms : [type].flat().map((one) => formOf(one, schema, root));
}

function formOf(type: unknown, schema: JsonSchema, root: unknown): Form {
  switch (type) {
    case 'null':
    case 'boolean':
    case 'integer':
    case 'number':
    case 'string':
      return { kind: type };
    case 'array': {
      const { items, prefixItems } = schema;
      return { kind: 'array', items: () => (prefixItems === undefined ? readSchema(items ?? {}, root) : anything) };
    }
    case 'object':
      return objectForm(schema, root);
    default:
      return { kind: 'any' };
  }
}

function objectForm(schema: JsonSchema, root: unknown): ObjectForm {
  const { properties = {}, required = [], additionalProperties = true, patternProperties } = schema;
  const needed = new Set<unknown>(Array.isArray(required) ? required : []);
  const members = Object.entries(isObject(properties) ? properties : {}).map(([name, member]) => {
    const shape = (): Shape => ({ ...readSchema(member, root), nothing: !needed.has(name) });
    return [name, shape] as const;
  });
  const open = additionalProperties !== false || patternProperties !== undefined;
  const rest = (): Shape =>
    patternProperties === undefined ? { ...readSchema(additionalProperties, root), nothing: true } : anything;
  return { kind: 'object', members: new Map(members), rest: open ? rest : undefined };
}

/** Values of one kind are one form, so that they can be looked at together. */
function enumForms(values: readonly unknown[]): Form[] {
  const forms = new Map<string, Form>();
  values
    .map((value) => literalForm(value))
    .forEach((form, index) => {
      const known = forms.get(form.kind);
      if (known === undefined || !('values' in known) || !('values' in form)) {
        forms.set('values' in form ? form.kind : String(index), form);
      } else forms.set(form.kind, { ...known, values: [...(known.values ?? []), ...(form.values ?? [])] });
    });
  return [...forms.values()];
}

function literalForm(value: unknown, at?: string): Form {
  if (Array.isArray(value)) {
    return { kind: 'array', items: () => ({ forms: value.map((item) => literalForm(item)), nothing: false }) };
  }
  if (isObject(value)) {
    const members = Object.entries(value).map(
      ([name, member]) =>
        [name, () => literalShape(member, at === undefined ? undefined : memberAt(at, name))] as const,
    );
    return { kind: 'object', members: new Map(members), rest: undefined };
  }
  return { kind: singleKind(value), values: [value] };
}

function memberAt(at: string, name: string): string {
  const step = writePath([name]);
  return at === '' || step.startsWith('[') ? at + step : `${at}.${step}`;
}

function singleKind(value: unknown): SingleForm['kind'] {
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  return typeof value === 'string' ? 'string' : typeof value === 'boolean' ? 'boolean' : 'null';
}

function referred(reference: string, root: unknown): unknown {
  if (reference === '#') return root;
  if (!reference.startsWith('#/')) return {};
  const steps = reference
    .slice(2)
    .split('/')
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  return readSteps(root, steps) ?? {};
}
