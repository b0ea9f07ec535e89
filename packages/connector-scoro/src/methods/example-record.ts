import type { Field } from '@tandem/connector-kit';
import type { Module } from '../modules/define-module.ts';
import { pathMember } from './record-schemas.ts';

/** A record for examples: the module's own, with whatever a create requires besides. */
export function exampleRecord(module: Module, write: 'create' | 'update'): Readonly<Record<string, unknown>> {
  const taken = Object.entries(module.fields).filter(([, field]) => field.readOnly !== true);
  const required = write === 'create' ? taken.filter(([, field]) => field.requiredOnCreate === true) : [];
  const fillers = taken
    .filter(([, field]) => field.kind !== 'any' && field.kind !== 'map' && field.createOnly !== true)
    .slice(0, 2);
  const own = Object.keys(module.example).length > 0;
  const members = own ? required : [...required, ...fillers];
  return { ...Object.fromEntries(members.map(([name, field]) => [name, exampleValue(field)])), ...module.example };
}

/** The member that names the path, where it is the input that does. */
export function examplePath(module: Module): Readonly<Record<string, unknown>> {
  return module.path.startsWith('{') ? { [pathMember(module)]: 'vehicles' } : {};
}

/** A value that fits a field. */
export function exampleValue(declared: Field): unknown {
  const field = declared.writes ?? declared;
  switch (field.kind) {
    case 'text':
    case 'richText':
      return 'Example';
    case 'choice':
      return field.values?.[0] ?? 'Example';
    case 'integer':
    case 'number':
      return 1;
    case 'decimal':
      return '12.50';
    case 'flag':
      return true;
    case 'date':
      return '2026-01-31';
    case 'dateTime':
      return '2026-01-31T09:30:00';
    case 'duration':
      return '01:30:00';
    case 'list':
      return field.of === undefined ? [] : [exampleValue(field.of)];
    case 'object':
      return Object.fromEntries(
        Object.entries(field.fields ?? {})
          .filter(([, member]) => member.readOnly !== true)
          .slice(0, 3)
          .map(([name, member]) => [name, exampleValue(member)]),
      );
    case 'map':
    case 'any':
      return {};
  }
}
