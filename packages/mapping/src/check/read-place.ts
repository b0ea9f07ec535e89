import { nearestNames } from '../path/nearest-names.ts';
import { type Path, writePath } from '../path/path.ts';
import type { Findings } from './findings.ts';
import { either, nullForm, type Form, type Shape } from './shape.ts';

/** What lies at the end of a path, told where there is no such place. */
export function readPlace(roots: ReadonlyMap<string, Shape>, path: Path, at: string, findings: Findings): Shape {
  const [root, ...steps] = path;
  const start = roots.get(root);
  if (start === undefined) {
    findings.error('path_unknown', at, `There is no ${root} here.`, nearestNames(root, roots.keys()));
    return { forms: [{ kind: 'any' }], nothing: true };
  }
  let shape = start;
  for (const [index, step] of steps.entries()) {
    const found = shape.forms.map((form) => stepInto(form, step));
    const known = found.filter((next) => next !== undefined);
    if (known.length === 0) {
      tellUnknown(shape, step, writePath(path.slice(0, index + 1)), at, findings);
      return { forms: [{ kind: 'any' }], nothing: true };
    }
    shape = { ...either(known), nothing: shape.nothing || found.some((next) => next === undefined || next.nothing) };
  }
  return shape;
}

function stepInto(form: Form, step: string | number): Shape | undefined {
  if (form.kind === 'any') return { forms: [form, nullForm], nothing: true };
  if (form.kind === 'array' && typeof step === 'number') return { ...form.items(), nothing: true };
  if (form.kind !== 'object' || typeof step !== 'string') return undefined;
  const member = form.members.get(step) ?? form.rest;
  return member?.();
}

function tellUnknown(shape: Shape, step: string | number, above: string, at: string, findings: Findings): void {
  const names = shape.forms.flatMap((form) => (form.kind === 'object' ? [...form.members.keys()] : []));
  const list = shape.forms.some(({ kind }) => kind === 'array');
  if (typeof step === 'number') findings.error('path_unknown', at, `${above} is no list.`);
  else if (list)
    findings.error('path_unknown', at, `${above} is a list: write ${above}[0].${step}, or go through it with $each.`);
  else findings.error('path_unknown', at, `There is no ${step} in ${above}.`, nearestNames(step, names));
}
