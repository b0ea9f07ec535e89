import type { CycleDocument, Variable } from './cycle-document.ts';
import type { DocumentCheck } from './document-check.ts';
import { orNull, type JsonSchema } from './json-schema.ts';
import { variableProblem } from './variable-value.ts';

const types: Readonly<Record<Variable['kind'], JsonSchema>> = {
  text: { type: 'string' },
  number: { type: 'number' },
  boolean: { type: 'boolean' },
  date: { type: 'string', format: 'date' },
};

/** What `variables` is for the values of a document. One that nobody need fill in may be nothing. */
export function variablesSchemaOf({ variables = [] }: CycleDocument): JsonSchema {
  return {
    type: 'object',
    properties: Object.fromEntries(variables.map((variable) => [variable.name, schemaOf(variable)])),
    required: variables.map(({ name }) => name),
    additionalProperties: false,
  };
}

function schemaOf({ kind, required, default: preset }: Variable): JsonSchema {
  const schema = types[kind];
  return required === true || preset !== undefined ? schema : orNull(schema);
}

export function checkVariables(check: DocumentCheck): void {
  const seen = new Set<string>();
  for (const variable of check.document.variables ?? []) {
    const at = `variables.${variable.name}`;
    if (seen.has(variable.name)) check.error('variable_taken', at, 'Two variables have this name; each needs its own.');
    seen.add(variable.name);
    const problem = variable.default === undefined ? undefined : variableProblem(variable, variable.default);
    if (problem !== undefined) check.error('default_unfit', `${at}.default`, problem);
  }
}
