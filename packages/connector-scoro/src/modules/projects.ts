import { anyValue, choice, date, duration, flag, integer, list, object, richText, text } from '@tandem/connector-kit';
import { customFields } from '../shapes/custom-fields.ts';
import { relatedObjects } from '../shapes/related-objects.ts';
import { deletedDate, isDeleted, localModifiedDate, permissions } from '../shapes/stamps.ts';
import { tagNames } from '../shapes/tags.ts';
import { createRow, deleteRow, getRow, listRows, specialAction, updateRow } from './actions.ts';
import { defineModule, either } from './define-module.ts';
import { projectPhases } from './project-phases.ts';

const statuses = [
  'pending',
  'inprogress',
  'cancelled',
  'completed',
  'future',
  'additional1',
  'additional2',
  'additional3',
  'additional4',
] as const;

/** Projects, with their phases. */
export const projects = defineModule({
  path: 'projects',
  category: 'Projects',
  singular: 'project',
  plural: 'projects',
  idField: 'project_id',
  modes: either,
  evidence: 'vendor-doc',
  example: { project_name: 'New office', company_id: 1, manager_id: 1, date: '2026-01-01', deadline: '2026-06-30' },
  fields: {
    project_id: integer({ readOnly: true, about: 'Identifies the project.' }),
    no: text({ about: 'Number of the project.' }),
    project_name: text({ about: 'Name of the project.' }),
    description: richText(),
    company_id: integer({ refersTo: 'contacts' }),
    company_name: text({ readOnly: true, onlyWith: 'userAuth' }),
    is_personal: flag(),
    is_private: flag(),
    color: text({ about: 'Colour as #rrggbb.' }),
    status: choice(statuses, {
      open: true,
      filter: 'attested',
      about: 'Code of the status; sites define their own additional ones and all labels.',
    }),
    status_name: text({ readOnly: true, availableIn: ['get'], about: 'Name of the status, as the site calls it.' }),
    manager_id: integer({ refersTo: 'users', about: 'The user who manages it.' }),
    manager_email: text(),
    date: date(),
    deadline: date(),
    duration: duration(),
    phases: list(object(projectPhases.fields), {
      availableIn: ['get', 'modify'],
      about:
        'Phases and milestones: those with an id are changed, those without are added. Whether those left out are deleted is not known.',
    }),
    account_id: text({ about: 'The company account (entity) that it belongs to.' }),
    budget_type: choice(['quote', 'simple', 'advanced'], {
      open: true,
      createOnly: true,
      about: 'How the budget is kept; settable on create only, to quote or simple.',
    }),
    modified_date: localModifiedDate,
    deleted_date: deletedDate,
    tags: { ...tagNames, availableIn: ['get', 'modify'] },
    permissions,
    project_users: list(object({ user_id: integer({ refersTo: 'users' }) }), { availableIn: ['get', 'modify'] }),
    project_customer_portal_users: list(anyValue(), { availableIn: ['get'] }),
    project_accounts: list(object({ id: text() })),
    stripDescription: flag({ deprecated: true }),
    is_role_based: flag(),
    local_price_list_id: integer({ refersTo: 'localPriceLists' }),
    custom_fields: customFields,
    is_deleted: isDeleted,
    project_type: choice(['regular', 'retainer', 'internal'], { readOnly: true, filter: 'attested' }),
    retainer_id: integer({ readOnly: true, refersTo: 'retainers' }),
    revenue_calc_model: text(),
    bookmark_users: list(integer(), {
      refersTo: 'users',
      about: 'Users who bookmarked it; only where it is asked for.',
    }),
  },
  actions: {
    list: listRows({
      parameters: { fields: list(text(), { about: 'Members to add, such as bookmark_users.' }) },
      alsoFilters: { user_id: integer({ refersTo: 'users', about: 'Projects of this user.' }) },
      // Without a status some lists were seen to hold those in progress alone (PROTOCOL.md 8.7).
      everything: { filter: { status: statuses } },
    }),
    get: getRow(),
    create: createRow(),
    update: updateRow({ adds: { phases: 'id' } }),
    delete: deleteRow(),
    getRelatedObjects: specialAction({
      segment: 'getRelatedObjects',
      name: 'Get Related Objects of Project',
      summary: 'Reads what is related to one project, by module.',
      effect: 'read',
      takesId: true,
      gives: relatedObjects,
    }),
    phases: listRows({
      segment: 'phases',
      name: 'List Phases of Projects',
      summary:
        'Lists project phases by the path of projects; a filter by project_id was seen to be ignored there and is checked here.',
      rows: projectPhases.fields,
      pagingAttested: false,
    }),
  },
});
