import { at, chance, percent } from '../chance.ts';
import { companyAt } from '../document-fields.ts';
import { derived, field, inDetail, inView } from '../field.ts';
import type { Kind } from '../kind.ts';
import { customFields } from '../kinds/custom-fields.ts';
import { flag, integer } from '../kinds/number.ts';
import { idList, json, textList } from '../kinds/structure.ts';
import { plainText, text } from '../kinds/text.ts';
import { date, dateTime, duration, naiveDateTime } from '../kinds/time.ts';
import { defineModule } from '../module.ts';
import { activeUser } from '../people.ts';
import { where } from '../query.ts';
import { contactName, userEmail } from '../related.ts';
import { Refusal } from '../refusal.ts';
import type { Row } from '../row.ts';
import type { Size } from '../size.ts';
import { accountId, idField, modifiedDate, permissions } from '../usual-fields.ts';
import type { Wire } from '../value.ts';
import { isList } from '../value.ts';
import { projectSubjects } from '../vocabulary.ts';
import type { World } from '../world.ts';
import { phaseDate } from './project-dates.ts';
import { statusName } from './statuses.ts';
import { tagNames } from './tags.ts';

const count = (size: Size): number => size.projects;

/** The modules whose records may belong to a project. */
export const relatedToProjects = ['tasks', 'calendar', 'invoices', 'prepayments', 'bills', 'quotes', 'orders'] as const;

/** User ids on write, `[{user_id}]` on read. */
const projectUsers: Kind = {
  ...idList,
  name: 'users, written as ids',
  wire: (value) => (isList(value) ? value.map((id) => ({ user_id: id })) : value),
};

const projectAccounts: Kind = { ...json, name: 'entities' };

/** The project's id, answered as the rows of its phases. Writing them is a part of projects/modify. */
const phases: Kind = {
  ...json,
  name: 'phases',
  wire: (value, world) =>
    typeof value === 'number'
      ? where(world.table('projectPhases'), 'project_id', value).map((phase) => wireOfPhase(phase, world))
      : [],
};

function wireOfPhase(phase: Row, world: World): Wire {
  return Object.fromEntries(
    phase.table.module.fields.map((member) => [member.name, member.kind.wire(phase.value(member), world)]),
  );
}

function status(index: number, size: Size): string {
  const age = index / size.projects;
  if (age < 0.6) return percent(index, 350, 90) ? 'completed' : 'cancelled';
  return age > 0.95 ? at(['pending', 'future'], index) : at(['inprogress', 'inprogress', 'additional1'], index);
}

export const projects = defineModule({
  path: 'projects',
  title: 'Projects',
  id: 'project_id',
  firstId: 201,
  actions: ['list', 'view', 'modify', 'delete', 'getRelatedObjects', 'phases'],
  count,
  attestedFilters: ['modified_date', 'user_id', 'project_type', 'status', 'company_id'],
  entityType: () => 'project',
  webhookModule: () => 'projects',
  fields: [
    idField('project_id'),
    field('no', integer, (index) => 1 + index, { initial: (world) => 100_000 + world.nextId('number') }),
    field(
      'project_name',
      plainText,
      (index, world) => `${at(projectSubjects, index)} ${phaseDate(index, 4, world).slice(0, 4)}`,
      { basic: true },
    ),
    field('description', text, (index) =>
      percent(index, 351, 60) ? '<p>Goals, budget and people are in the brief.</p>' : '',
    ),
    field('company_id', integer, (index, world) => 1001 + companyAt(index, 352, world.size), { basic: true }),
    derived('company_name', plainText, (row) => contactName(row, 'company_id'), { userTokenOnly: true }),
    field('is_personal', flag, 0),
    field('is_private', flag, (index) => (percent(index, 353, 10) ? 1 : 0)),
    field('color', text, (index) => at(['#1f77b4', '#2ca02c', '#ff7f0e', '#9467bd'], index)),
    field('status', text, (index, world) => status(index, world.size), { initial: 'pending', basic: true }),
    derived('status_name', text, (row) => statusName('projects', row.text('status')), { in: inView }),
    field('manager_id', integer, (index) => activeUser(index, 354), { initial: (_world, author) => author.user ?? 0 }),
    derived('manager_email', text, (row, world) => userEmail(world, row.get('manager_id'))),
    field('date', date, (index, world) => phaseDate(index, 0, world), {
      rising: true,
      initial: (world) => world.clock.date(world.now()),
    }),
    field('deadline', date, (index, world) => phaseDate(index, 4, world)),
    field('duration', duration, (index) => 3600 * (80 + (index % 120))),
    derived('phases', phases, (row) => row.id, { in: inDetail }),
    accountId(),
    field('budget_type', text, (index) => at(['quote', 'simple', 'advanced'], index), { initial: 'quote' }),
    modifiedDate(count, naiveDateTime),
    field('tags', textList, (index) => (percent(index, 355, 50) ? [at(tagNames, chance(index, 356))] : []), {
      in: inDetail,
    }),
    permissions(),
    field(
      'project_users',
      projectUsers,
      (index) => [...new Set([activeUser(index, 354), activeUser(index, 357), activeUser(index, 358)])],
      { in: inDetail },
    ),
    field('project_customer_portal_users', json, [], { in: inView, initial: [] }),
    field('project_accounts', projectAccounts, (_index, world) => [{ id: world.entities[0]?.id ?? '' }], {
      initial: (_world, author) => [{ id: author.entity }],
    }),
    field('stripDescription', flag, 0),
    field('is_role_based', flag, 0),
    field('local_price_list_id', integer, null),
    field(
      'project_type',
      text,
      (index) => (index % 10 === 9 ? 'retainer' : index % 10 === 8 ? 'internal' : 'regular'),
      { initial: 'regular', readOnly: true },
    ),
    field('retainer_id', integer, (index) => (index % 10 === 9 ? 1 + Math.floor(index / 10) : 0), {
      initial: 0,
      readOnly: true,
    }),
    field('revenue_calc_model', text, 'sum', { initial: 'sum' }),
    derived('bookmark_users', json, (row) => (row.index % 3 === 0 ? [1] : []), { onRequest: true }),
    customFields('projects'),
    derived('is_deleted', flag, (row) => (row.deleted === null ? 0 : 1)),
    derived('deleted_date', dateTime, (row) => row.deleted),
  ],
  write: (draft) => {
    if (!draft.creating) draft.forget('budget_type');
  },
  remove: (row, world) => {
    if (relatedToProjects.some((module) => where(world.table(module), 'project_id', row.id, 1).length > 0))
      throw new Refusal(400, 'error deleting, check relations');
  },
});
