import type { TransformNode } from '../grammar/node.ts';
import type { Gives, Kind, TransformDefinition } from '../transforms/define-transform.ts';
import { findTransform } from '../transforms/transform.ts';
import type { Findings } from './findings.ts';
import { literalShape, readSchema } from './read-schema.ts';
import { either, type Form, mayBeNothing, namesOf, nullForm, type Shape, somethingOf } from './shape.ts';

const kindNames: Readonly<Record<Form['kind'], Kind | undefined>> = {
  any: undefined,
  null: undefined,
  boolean: 'boolean',
  integer: 'number',
  number: 'number',
  string: 'text',
  array: 'list',
  object: 'object',
};

/** What comes of a shape that goes through transforms, which stand at `at`. */
export function inferTransforms(shape: Shape, nodes: readonly TransformNode[], at: string, findings: Findings): Shape {
  return nodes.reduce((made, { use, parameters }, index) => {
    const definition = findTransform(use);
    if (definition === undefined) return made;
    return inferTransform(made, definition, parameters, `${at}[${index}]`, findings);
  }, shape);
}

function inferTransform(
  shape: Shape,
  definition: TransformDefinition,
  parameters: unknown,
  at: string,
  findings: Findings,
): Shape {
  const { description, takesNothing, sure } = definition;
  if (description.use === 'default') return withDefault(shape, parameters);
  const there = somethingOf(shape).forms;
  const fitting = there.filter((form) => fits(form, description.takes));
  const unfit = there.filter((form) => !fits(form, description.takes));
  if (unfit.length > 0) {
    const words = `${description.use} does not take ${namesOf(unfit)}.`;
    if (fitting.length === 0) {
      findings.error('type_unfit', at, words);
      return { forms: [{ kind: 'any' }], nothing: false };
    }
    findings.warning('type_unfit', at, `Perhaps it does not fit: ${words}`);
  }
  const given = gives(definition.gives(parameters), fitting, description.group === 'number');
  // What is not known may not fit, and a transform that is not sure may fail on what does.
  const failing = unfit.length > 0 || !sure || fitting.some(({ kind }) => kind === 'any');
  const forms = fitting.length > 0 || takesNothing ? given.forms : [];
  const passed = !takesNothing && shape.forms.some(({ kind }) => kind === 'null');
  return {
    forms: failing || passed ? [...forms, nullForm] : forms,
    nothing: (!takesNothing && shape.nothing) || given.nothing,
  };
}

function withDefault(shape: Shape, parameters: unknown): Shape {
  const value: unknown =
    typeof parameters === 'object' && parameters !== null ? Reflect.get(parameters, 'value') : null;
  return mayBeNothing(shape) || shape.forms.some(({ kind }) => kind === 'any')
    ? either([somethingOf(shape), literalShape(value)])
    : shape;
}

function fits(form: Form, takes: readonly Kind[]): boolean {
  const kind = kindNames[form.kind];
  return takes.length === 0 || kind === undefined || takes.includes(kind);
}

function gives(given: Gives, forms: readonly Form[], calculated: boolean): Shape {
  if (given === 'item') {
    const items = forms.map((form): Shape =>
      form.kind === 'array' ? form.items() : { forms: [{ kind: 'any' }, nullForm], nothing: true },
    );
    return { ...either(items), nothing: true };
  }
  if (given !== 'same') return readSchema(given);
  return { forms: calculated ? forms.map(widened) : forms, nothing: false };
}

/** A number that was calculated with may have places, and is another one. */
function widened(form: Form): Form {
  if (form.kind === 'integer' || form.kind === 'number') return { kind: 'number' };
  return form.kind === 'string' ? { kind: 'string' } : form;
}
