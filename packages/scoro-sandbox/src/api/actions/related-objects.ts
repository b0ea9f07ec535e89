import { relatedToContacts } from '../../records/modules/contacts.ts';
import { relatedToProjects } from '../../records/modules/projects.ts';
import { where } from '../../records/query.ts';
import type { Row } from '../../records/row.ts';
import type { Wire } from '../../records/value.ts';
import type { Action, ApiCall } from '../call.ts';
import { recordOf } from '../record-of-call.ts';
import { rowsOfList } from '../list.ts';

const MOST = 100;

function group(call: ApiCall, module: string, member: string, record: Row): Wire {
  const table = call.site.table(module);
  const rows = where(table, member, record.id, MOST);
  return { items: rowsOfList({ ...call, module: table.module }, table, rows, false), totals: [] };
}

const nothing: Wire = { items: [], totals: [] };

/** `contacts/getRelatedObjects/{id}` */
export const relatedToContact: Action = (call) => {
  const record = recordOf(call);
  const member = record.get('contact_type') === 'person' ? 'person_id' : 'company_id';
  return {
    data: {
      ...Object.fromEntries(relatedToContacts.map((module) => [module, group(call, module, member, record)])),
      files: nothing,
    },
  };
};

/** `projects/getRelatedObjects/{id}` */
export const relatedToProject: Action = (call) => {
  const record = recordOf(call);
  const contacts = call.site.table('contacts');
  const company = contacts.live(record.number('company_id'));
  const companies = {
    items: company === undefined ? [] : rowsOfList({ ...call, module: contacts.module }, contacts, [company], false),
    totals: [],
  };
  return {
    data: {
      companies,
      contacts: nothing,
      budgets: nothing,
      ...Object.fromEntries(relatedToProjects.map((module) => [module, group(call, module, 'project_id', record)])),
      files: nothing,
    },
  };
};
