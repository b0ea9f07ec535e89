import { integer, text } from '@tandem/connector-kit';
import { listRows } from './actions.ts';
import { defineModule, either } from './define-module.ts';

/** Templates that documents are printed with. */
export const pdfTemplates = defineModule({
  path: 'pdfTemplates',
  category: 'PDF Templates',
  singular: 'PDF template',
  plural: 'PDF templates',
  idField: 'id',
  modes: either,
  evidence: 'sdk',
  fields: {
    id: integer({ readOnly: true, about: 'Identifies the PDF template.' }),
    name: text(),
    type: text(),
    status: text(),
  },
  actions: {
    list: listRows({ pagingAttested: false }),
  },
});
