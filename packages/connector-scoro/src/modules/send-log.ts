import { dateTime, flag, integer, list, richText, text } from '@tandem/connector-kit';
import { listRows } from './actions.ts';
import { defineModule, either } from './define-module.ts';

/** The log of what was sent by e-mail. */
export const sendLog = defineModule({
  path: 'sendLog',
  category: 'Send Log',
  singular: 'send log entry',
  plural: 'send log entries',
  idField: 'id',
  modes: either,
  evidence: 'sdk',
  fields: {
    id: integer({ readOnly: true, about: 'Identifies the send log entry.' }),
    datetime: dateTime({ wire: 'naive' }),
    sender_id: integer({ refersTo: 'users' }),
    sent_from: text(),
    sent_to: list(text()),
    contact_id: list(integer(), { refersTo: 'contacts' }),
    type: text(),
    doc_id: integer(),
    project_id: integer({ refersTo: 'projects' }),
    subject: text(),
    message: richText(),
    send_type: text(),
    is_sent: flag(),
    is_draft: flag(),
  },
  actions: {
    list: listRows(),
  },
});
