/** As much of JSON Schema 2020-12 as the form draws; the schemas come from our own API. */
export interface JsonSchema {
  readonly type?: string | readonly string[];
  readonly title?: string;
  readonly description?: string;
  readonly format?: string;
  readonly pattern?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly default?: unknown;
  readonly deprecated?: boolean;
  readonly readOnly?: boolean;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly contentMediaType?: string;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | JsonSchema;
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, JsonSchema>>;
  /** The lookup whose records an id, or the names of a map, come from. */
  readonly 'x-refers-to'?: string;
  /** `local-date-or-time`: a date, or a date with a local time of the site. */
  readonly 'x-format'?: string;
  readonly 'x-unit'?: string;
  readonly 'x-filter'?: string;
}

/** What a field of the form looks like. */
export type FieldShape =
  | { readonly shape: 'object'; readonly schema: JsonSchema }
  | { readonly shape: 'map'; readonly values: JsonSchema; readonly names: string | undefined }
  | { readonly shape: 'list'; readonly items: JsonSchema }
  | { readonly shape: 'text'; readonly long: boolean; readonly suggestions: readonly string[] }
  | { readonly shape: 'choice'; readonly values: readonly (string | number)[] }
  | { readonly shape: 'number'; readonly whole: boolean; readonly minimum?: number; readonly maximum?: number }
  | { readonly shape: 'decimal' }
  | { readonly shape: 'flag' }
  | { readonly shape: 'date' }
  | { readonly shape: 'dateTime' }
  | { readonly shape: 'reference'; readonly to: string; readonly many: boolean }
  | { readonly shape: 'forms'; readonly forms: readonly JsonSchema[] }
  | { readonly shape: 'json' };

const safeInteger = Number.MAX_SAFE_INTEGER;

/** Follows references and takes null out, which the form expresses by clearing. */
export function plainSchema(schema: JsonSchema, root: JsonSchema): JsonSchema {
  const target =
    schema.$ref === undefined ? schema : { ...definitionOf(schema.$ref, root), ...withoutReference(schema) };
  const forms = (target.anyOf ?? target.oneOf)?.filter((form) => form.type !== 'null');
  if (forms === undefined) {
    return Array.isArray(target.type) ? { ...target, type: withoutNull(target.type) } : target;
  }
  const [only] = forms;
  const { anyOf: _anyOf, oneOf: _oneOf, ...rest } = target;
  return forms.length === 1 && only !== undefined ? plainSchema({ ...only, ...rest }, root) : { ...rest, anyOf: forms };
}

/** How a schema is drawn. */
export function shapeOf(schema: JsonSchema, root: JsonSchema): FieldShape {
  const plain = plainSchema(schema, root);
  const to = plain['x-refers-to'];
  if (to !== undefined && plain.type !== 'object') {
    return {
      shape: 'reference',
      to,
      many: plain.type === 'array' || (plain.anyOf ?? []).some((form) => form.type === 'array'),
    };
  }
  if (plain.anyOf !== undefined) {
    return shapeOfForms(plain, root);
  }
  if (plain.enum !== undefined) {
    return {
      shape: 'choice',
      values: plain.enum.filter((value) => typeof value === 'string' || typeof value === 'number'),
    };
  }
  switch (plain.type) {
    case 'object':
      return shapeOfObject(plain);
    case 'array':
      return { shape: 'list', items: plain.items ?? {} };
    case 'boolean':
      return { shape: 'flag' };
    case 'integer':
    case 'number':
      return {
        shape: 'number',
        whole: plain.type === 'integer',
        ...(plain.minimum !== undefined && plain.minimum > -safeInteger && { minimum: plain.minimum }),
        ...(plain.maximum !== undefined && plain.maximum < safeInteger && { maximum: plain.maximum }),
      };
    case 'string':
      return shapeOfText(plain);
    default:
      return { shape: 'json' };
  }
}

function shapeOfForms(plain: JsonSchema, root: JsonSchema): FieldShape {
  const forms = (plain.anyOf ?? []).map((form) => plainSchema(form, root)).flatMap((form) => form.anyOf ?? [form]);
  const texts = forms.filter((form) => form.type === 'string');
  const [first] = texts;
  if (texts.length === forms.length && first !== undefined) {
    const suggestions = texts.flatMap((form) => form.enum ?? []).filter((value) => typeof value === 'string');
    return suggestions.length > 0 ? { shape: 'text', long: false, suggestions } : shapeOfText(first);
  }
  const isDecimal =
    forms.length === 2 && texts.length === 1 && forms.some((form) => form.type === 'number' || form.type === 'integer');
  return isDecimal ? { shape: 'decimal' } : { shape: 'forms', forms };
}

function shapeOfObject(plain: JsonSchema): FieldShape {
  const hasMembers = Object.keys(plain.properties ?? {}).length > 0;
  const values = plain.additionalProperties;
  if (!hasMembers && values !== false) {
    return { shape: 'map', values: typeof values === 'object' ? values : {}, names: plain['x-refers-to'] };
  }
  return { shape: 'object', schema: plain };
}

function shapeOfText(plain: JsonSchema): FieldShape {
  if (plain.format === 'date') {
    return { shape: 'date' };
  }
  const isDateTime =
    plain.format === 'date-time' ||
    plain['x-format'] === 'local-date-or-time' ||
    (plain.pattern?.includes('[T ]') ?? false);
  if (isDateTime) {
    return { shape: 'dateTime' };
  }
  return { shape: 'text', long: plain.contentMediaType === 'text/html', suggestions: [] };
}

function definitionOf(reference: string, root: JsonSchema): JsonSchema {
  return root.$defs?.[reference.replace('#/$defs/', '')] ?? {};
}

function withoutReference({ $ref: _reference, ...rest }: JsonSchema): JsonSchema {
  return rest;
}

function withoutNull(types: readonly string[]): string | readonly string[] {
  const kept = types.filter((type) => type !== 'null');
  return kept.length === 1 && kept[0] !== undefined ? kept[0] : kept;
}
