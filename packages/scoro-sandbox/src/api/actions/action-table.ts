import type { Action } from '../call.ts';
import { deleteRecord } from '../delete.ts';
import { list } from '../list.ts';
import { modify } from '../modify.ts';
import { view } from '../view.ts';
import { batchModify } from './calendar-batch.ts';
import { listComments } from './comments.ts';
import { changeRelation, download, modifyFile } from './files.ts';
import { modifyLabourCost } from './labour-cost.ts';
import { pdf } from './pdf.ts';
import { listPhases, modifyProject } from './project-phases.ts';
import { relatedToContact, relatedToProject } from './related-objects.ts';
import { deleteRelations, listRelations, modifyRelations } from './relations.ts';
import { search } from './search.ts';
import { addressParts, companyAccount, filters, userSettings } from './site-actions.ts';
import { modifyTimeEntry, setDone } from './time-entries.ts';

/** What an action does wherever no module says otherwise. */
export const usualActions: ReadonlyMap<string, Action> = new Map<string, Action>([
  ['list', list],
  ['view', view],
  ['modify', modify],
  ['delete', deleteRecord],
  ['pdf', pdf],
  ['filters', filters],
]);

/** What single modules do in their own way, by `module/action`. */
export const specialActions: ReadonlyMap<string, Action> = new Map<string, Action>([
  ['addresses/list', addressParts],
  ['calendar/batchModify', batchModify],
  ['comments/list', listComments],
  ['companyAccount/list', companyAccount],
  ['contacts/getRelatedObjects', relatedToContact],
  ['files/modify', modifyFile],
  ['files/download', download],
  ['files/addRelation', changeRelation(true)],
  ['files/removeRelation', changeRelation(false)],
  ['projects/getRelatedObjects', relatedToProject],
  ['projects/modify', modifyProject],
  ['projects/phases', listPhases],
  ['relations/list', listRelations],
  ['relations/modify', modifyRelations],
  ['relations/delete', deleteRelations],
  ['search/list', search],
  ['timeEntries/modify', modifyTimeEntry],
  ['timeEntries/setDone', setDone],
  ['users/settings', userSettings],
  ['usersLaborCost/modify', modifyLabourCost],
]);
