import type { Condition, Value } from '@tandem/mapping';
import type { Step } from '../definition/step.ts';
import type { ReadyTemplate } from './ready-template.ts';

const link = 'web-form-contacts';

const text = (member: string): Value => ({ $path: `record.${member}`, through: [{ use: 'text' }, { use: 'trim' }] });
const form = (member: string): Value => ({ $path: `steps.form.${member}` });

/** Of the contacts of that name, the one that has the address. */
const search: readonly Step[] = [
  {
    key: 'namesakes',
    name: 'Contacts of that name',
    kind: 'loop',
    over: {
      connector: 'scoro',
      method: 'contacts.list',
      input: {
        filter: { name: form('firstName'), lastname: form('lastName') },
        detailed: true,
      },
    },
    steps: [
      {
        key: 'isSame',
        name: 'Has it the address?',
        kind: 'decision',
        when: {
          left: {
            $each: { $path: 'record.means_of_contact.email' },
            as: 'address',
            value: { $path: 'address', through: [{ use: 'lowerCase' }] },
          },
          is: 'contains',
          right: form('email'),
        },
        then: [
          {
            key: 'keptSame',
            name: 'Remember it',
            kind: 'reference',
            link,
            action: 'save',
            left: form('email'),
            right: { $path: 'record.contact_id' },
          },
        ],
      },
    ],
  },
  {
    key: 'found',
    name: 'Was there one?',
    kind: 'reference',
    link,
    action: 'find',
    left: form('email'),
  },
];

const create: readonly Step[] = [
  {
    key: 'create',
    name: 'Create the contact',
    kind: 'method',
    connector: 'scoro',
    method: 'contacts.create',
    input: {
      record: {
        contact_type: 'person',
        name: form('firstName'),
        lastname: form('lastName'),
        means_of_contact: {
          email: [form('email')],
          mobile: { $when: { left: form('phone'), is: 'notEmpty' }, then: [form('phone')] },
        },
        comments: { $when: { left: form('message'), is: 'notEmpty' }, then: form('message') },
      },
    },
    lookUp: {
      method: 'contacts.list',
      input: {
        filter: { name: { $path: 'sent.record.name' }, lastname: { $path: 'sent.record.lastname' } },
        detailed: true,
      },
      match: { 'record.means_of_contact.email': 'means_of_contact.email' },
    },
  },
  {
    key: 'kept',
    name: 'Remember it',
    kind: 'reference',
    link,
    action: 'save',
    left: form('email'),
    right: { $path: 'steps.create.contact_id' },
  },
];

const hasNewPhone: Condition = {
  all: [
    { left: form('phone'), is: 'notEmpty' },
    {
      not: {
        left: { $path: 'steps.contact.means_of_contact.mobile', otherwise: [] },
        is: 'contains',
        right: form('phone'),
      },
    },
  ],
};

const change: readonly Step[] = [
  {
    key: 'contact',
    name: 'Read the contact',
    kind: 'method',
    connector: 'scoro',
    method: 'contacts.get',
    input: { id: { $path: 'steps.known' } },
  },
  {
    key: 'differs',
    name: 'Does the form say something else?',
    kind: 'decision',
    when: {
      any: [
        { left: { $path: 'steps.contact.name' }, is: 'notEquals', right: form('firstName') },
        { left: { $path: 'steps.contact.lastname', otherwise: '' }, is: 'notEquals', right: form('lastName') },
        hasNewPhone,
      ],
    },
    then: [
      {
        key: 'update',
        name: 'Change the contact',
        kind: 'method',
        connector: 'scoro',
        method: 'contacts.update',
        input: {
          id: { $path: 'steps.known' },
          record: {
            name: form('firstName'),
            lastname: form('lastName'),
            means_of_contact: {
              $when: hasNewPhone,
              then: { $merge: [{ $path: 'steps.contact.means_of_contact' }, { mobile: [form('phone')] }] },
            },
          },
        },
      },
    ],
  },
];

/** People who write by a form of a web site. */
export const formToContact: ReadyTemplate = {
  key: 'form-to-contact',
  document: {
    format: 1,
    name: 'Web form to contact',
    description:
      'Takes what a form of a web site sends to its own address, as a form or as JSON: email, first_name, last_name, phone, message. Whoever wrote before with that e-mail address, or is a contact of that name with that address in Scoro, is changed; everybody else becomes a contact. Forms that come at the same time make one contact. Scoro has no filter by e-mail address, so that a contact which never came by the form is found by its name only. The last phone number of the form takes the place of the mobile numbers.',
    connectors: { scoro: { connector: 'scoro', label: 'Scoro' } },
    trigger: { kind: 'webhook', dedupe: { by: 'none' } },
    steps: [
      {
        key: 'form',
        name: 'Read the form',
        kind: 'transform',
        value: {
          email: { $path: 'record.email', through: [{ use: 'text' }, { use: 'trim' }, { use: 'lowerCase' }] },
          firstName: text('first_name'),
          lastName: text('last_name'),
          phone: text('phone'),
          message: text('message'),
        },
      },
      {
        key: 'incomplete',
        name: 'Is something missing?',
        kind: 'decision',
        when: {
          any: [
            { not: { left: { $path: 'steps.form.email', otherwise: '' }, is: 'contains', right: '@' } },
            { left: form('firstName'), is: 'empty' },
          ],
        },
        then: [
          { key: 'refused', kind: 'end', outcome: 'failed', reason: 'The form has no e-mail address or no name.' },
        ],
      },
      { key: 'claim', name: 'Did they write before?', kind: 'reference', link, action: 'claim', left: form('email') },
      {
        key: 'isNew',
        name: 'Not yet?',
        kind: 'decision',
        when: { left: { $path: 'steps.claim.found' }, is: 'equals', right: false },
        then: search,
      },
      {
        key: 'known',
        name: 'The contact',
        kind: 'transform',
        value: {
          $through: [{ use: 'number' }],
          of: { $path: 'steps.claim.right', otherwise: { $path: 'steps.found.right' } },
        },
      },
      {
        key: 'isKnown',
        name: 'Is there a contact?',
        kind: 'decision',
        when: { left: { $path: 'steps.known' }, is: 'exists' },
        then: change,
        else: create,
      },
    ],
  },
};
