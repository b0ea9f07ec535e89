import { nearestNames } from '../path/nearest-names.ts';
import { Findings } from './findings.ts';
import { type Form, itemOf, type ListForm, namesOf, nameOf, type ObjectForm, type Shape } from './shape.ts';

const deepest = 40;

/** Finds out whether what is made fits what is wanted. What is not known of either is taken to fit. */
export function fitShape(made: Shape, wanted: Shape, above: string, findings: Findings, depth = 0): void {
  const at = made.at ?? above;
  if (!findings.step() || depth > deepest || wanted.forms.some(({ kind }) => kind === 'any')) return;
  const there = made.forms.filter(({ kind }) => kind !== 'null');
  const nothing = made.forms.length > there.length && !wanted.forms.some(({ kind }) => kind === 'null');
  const each = there.map((form) => fitForm(form, wanted, at, findings, depth));
  const fitting = each.filter(({ errors }) => errors === 0);
  if (there.length === 0 && nothing) {
    findings.error('type_unfit', at, `This gives nothing where ${namesOf(wanted.forms)} is wanted.`);
    return;
  }
  if (nothing)
    findings.warning('may_be_nothing', at, `This may give nothing where ${namesOf(wanted.forms)} is wanted.`);
  if (each.length > 0 && fitting.length === 0) {
    for (const found of each) findings.take(found);
    return;
  }
  for (const found of fitting) findings.take(found);
  const others = there.filter((_, index) => (each[index]?.errors ?? 0) > 0);
  if (others.length === 0) return;
  findings.warning(
    'type_unfit',
    at,
    `This may give ${namesOf(others)} that does not fit: ${namesOf(wanted.forms)} is wanted.`,
  );
}

/** What is wrong with one form, measured by the form wanted that it comes nearest to. */
function fitForm(form: Form, wanted: Shape, at: string, within: Findings, depth: number): Findings {
  let best: Findings | undefined;
  for (const candidate of wanted.forms) {
    if (!isOfKind(form, candidate)) continue;
    const found = new Findings(within);
    fitKind(form, candidate, at, found, depth);
    if (best === undefined || found.weight < best.weight) best = found;
  }
  if (best !== undefined) return best;
  const none = new Findings(within);
  none.error('type_unfit', at, `This gives ${nameOf(form)} where ${namesOf(wanted.forms)} is wanted.`);
  return none;
}

function isOfKind(form: Form, wanted: Form): boolean {
  if (form.kind === 'any' || form.kind === wanted.kind) return true;
  if (form.kind === 'integer') return wanted.kind === 'number';
  return form.kind === 'number' && wanted.kind === 'integer';
}

function fitKind(form: Form, wanted: Form, at: string, findings: Findings, depth: number): void {
  if (form.kind === 'array' && wanted.kind === 'array') fitList(form, wanted, at, findings, depth);
  else if (form.kind === 'object' && wanted.kind === 'object') fitObject(form, wanted, at, findings, depth);
  else fitSingle(form, wanted, at, findings);
}

function fitSingle(form: Form, wanted: Form, at: string, findings: Findings): void {
  if (form.kind === 'any') return;
  const known = 'values' in form ? form.values : undefined;
  if (form.kind === 'number' && wanted.kind === 'integer') {
    const what = `${known === undefined ? 'may give' : 'gives'} a number with places where a whole one is wanted.`;
    if (known === undefined) findings.warning('type_unfit', at, `This ${what}`);
    else findings.error('type_unfit', at, `This ${what}`);
  }
  const choices = 'values' in wanted ? wanted.values : undefined;
  if (choices === undefined) return;
  const listed = choices
    .slice(0, 10)
    .map((choice) => JSON.stringify(choice))
    .join(', ');
  if (known === undefined) findings.warning('type_unfit', at, `This may be something else than ${listed}.`);
  else if (!known.some((value) => choices.includes(value))) {
    const [value] = known;
    const near =
      typeof value === 'string'
        ? nearestNames(
            value,
            choices.filter((choice) => typeof choice === 'string'),
          )
        : [];
    findings.error('type_unfit', at, `This must be one of ${listed}.`, near);
  } else if (!known.every((value) => choices.includes(value))) {
    findings.warning('type_unfit', at, `This may be something else than ${listed}.`);
  }
}

function fitList(form: ListForm, wanted: ListForm, at: string, findings: Findings, depth: number): void {
  const items = form.items();
  // An empty list fits any.
  if (items.forms.length === 0 && !items.nothing) return;
  fitShape(itemOf(items), wanted.items(), items.at ?? at, findings, depth + 1);
}

function fitObject(form: ObjectForm, wanted: ObjectForm, at: string, findings: Findings, depth: number): void {
  for (const [name, member] of form.members) {
    const place = wanted.members.get(name) ?? wanted.rest;
    const made = member();
    if (place === undefined) {
      findings.error(
        'member_unknown',
        made.at ?? at,
        `There is no ${name} here.`,
        nearestNames(name, wanted.members.keys()),
      );
      continue;
    }
    const target = place();
    if (made.nothing && !target.nothing && wanted.members.has(name)) {
      findings.warning('may_be_nothing', made.at ?? at, `${name} must be there, and nothing may come of this.`);
    }
    fitShape(made, target, made.at ?? at, findings, depth + 1);
  }
  for (const [name, member] of wanted.members) {
    if (member().nothing || form.members.has(name)) continue;
    if (form.rest === undefined) findings.error('required_missing', at, `${name} must be given.`);
  }
}
