import type { z } from 'zod';

/** The member names that a schema knows at a path, over all the forms that the value there may take. */
export function namesAt(schema: z.core.$ZodType, path: readonly PropertyKey[]): string[] {
  const forms = formsAt(schema, path);
  return [...new Set(forms.flatMap((form) => (isObject(form) ? Object.keys(form._zod.def.shape) : [])))];
}

/** The forms that the value at a path may take, without wrappers. */
export function formsAt(schema: z.core.$ZodType, path: readonly PropertyKey[]): z.core.$ZodType[] {
  let forms = formsOf(schema);
  for (const part of path) {
    forms = forms.flatMap((form) => inside(form, part)).flatMap(formsOf);
  }
  return forms;
}

/** What stands behind wrappers and unions. */
function formsOf(schema: z.core.$ZodType): z.core.$ZodType[] {
  const def = schema._zod.def;
  if ('innerType' in def) {
    return formsOf((def as z.core.$ZodOptionalDef).innerType);
  }
  if (def.type === 'lazy') {
    return formsOf((def as z.core.$ZodLazyDef).getter());
  }
  if (def.type === 'pipe') {
    return formsOf((def as z.core.$ZodPipeDef).in);
  }
  if (def.type === 'union') {
    return (def as z.core.$ZodUnionDef).options.flatMap((option) => formsOf(option));
  }
  if (def.type === 'intersection') {
    const both = def as z.core.$ZodIntersectionDef;
    return [...formsOf(both.left), ...formsOf(both.right)];
  }
  return [schema];
}

function inside(schema: z.core.$ZodType, part: PropertyKey): z.core.$ZodType[] {
  const def = schema._zod.def;
  if (isObject(schema)) {
    const member =
      typeof part === 'string' && Object.hasOwn(schema._zod.def.shape, part) ? schema._zod.def.shape[part] : undefined;
    return member === undefined ? [] : [member];
  }
  if (def.type === 'array') {
    return [(def as z.core.$ZodArrayDef).element];
  }
  return def.type === 'record' ? [(def as z.core.$ZodRecordDef).valueType] : [];
}

function isObject(schema: z.core.$ZodType): schema is z.core.$ZodObject {
  return schema._zod.def.type === 'object';
}
