import type { ReadyTemplate } from './ready-template.ts';

const link = 'invoices-accounting';

/** Hands invoices over to an accounting system. */
export const invoicesToAccounting: ReadyTemplate = {
  key: 'invoices-to-accounting',
  document: {
    format: 1,
    name: 'Invoices to an accounting system',
    description:
      'Every ten minutes sends the invoices that are new or changed in Scoro, and were not sent before, to the HTTP API of an accounting system, and writes the number that it answers into a custom field of the invoice. Each invoice is sent once: later changes are not sent. The API must know the header Idempotency-Key, so that an invoice whose answer was lost can be sent again.',
    variables: [
      {
        name: 'path',
        label: 'Path',
        help: 'Where the accounting system takes invoices, behind its Base URL.',
        kind: 'text',
        default: '/invoices',
      },
      {
        name: 'numberMember',
        label: 'Member of the answer',
        help: 'The member of its answer that holds the number of the invoice in the accounting system.',
        kind: 'text',
        default: 'id',
      },
      {
        name: 'numberField',
        label: 'Custom field',
        help: 'The id of the custom field of invoices in Scoro that takes the number, such as c_accountingno. Left out, it is not written back.',
        kind: 'text',
      },
    ],
    connectors: {
      scoro: { connector: 'scoro', label: 'Scoro' },
      accounting: { connector: 'http', label: 'Accounting system' },
    },
    trigger: {
      kind: 'poll',
      connector: 'scoro',
      method: 'invoices.list',
      input: {
        filter: {
          $when: { left: { $path: 'checkpoint' }, is: 'exists' },
          then: { modified_date: { from_date: { $path: 'checkpoint' } } },
        },
        perPage: 100,
      },
      everyMinutes: 10,
      firstRun: 'now',
    },
    steps: [
      {
        key: 'known',
        name: 'Was it sent before?',
        kind: 'reference',
        link,
        action: 'claim',
        left: { $path: 'record.id' },
      },
      {
        key: 'invoice',
        name: 'Read the invoice',
        kind: 'method',
        connector: 'scoro',
        method: 'invoices.get',
        input: { id: { $path: 'record.id' } },
      },
      {
        key: 'isNew',
        name: 'Not sent yet?',
        kind: 'decision',
        when: { left: { $path: 'steps.known.found' }, is: 'equals', right: false },
        then: [
          {
            key: 'sent',
            name: 'Send it',
            kind: 'method',
            connector: 'accounting',
            method: 'post',
            input: {
              path: { $path: 'variables.path' },
              idempotencyKey: { $join: ['scoro-invoice-', { $path: 'record.id' }] },
              body: {
                reference: { $path: 'record.id' },
                number: { $path: 'steps.invoice.no' },
                date: { $path: 'steps.invoice.date' },
                dueDate: { $path: 'steps.invoice.deadline' },
                currency: { $path: 'steps.invoice.currency' },
                customer: { id: { $path: 'steps.invoice.company_id' }, name: { $path: 'steps.invoice.company_name' } },
                total: { $path: 'steps.invoice.sum' },
                vat: { $path: 'steps.invoice.vat_sum' },
                lines: {
                  $each: { $path: 'steps.invoice.lines' },
                  as: 'line',
                  value: {
                    product: { $path: 'line.product_id' },
                    description: { $path: 'line.comment' },
                    amount: { $path: 'line.amount' },
                    price: { $path: 'line.price' },
                    sum: { $path: 'line.sum' },
                  },
                },
              },
            },
          },
          {
            key: 'answered',
            name: 'Its number there',
            kind: 'transform',
            value: { $formula: '$string($lookup(steps.sent, variables.numberMember))' },
          },
          {
            key: 'kept',
            name: 'Remember that it was sent',
            kind: 'reference',
            link,
            action: 'save',
            left: { $path: 'record.id' },
            right: { $path: 'steps.answered', otherwise: { $join: ['scoro-invoice-', { $path: 'record.id' }] } },
          },
        ],
      },
      {
        key: 'number',
        name: 'Its number',
        kind: 'transform',
        value: { $path: 'steps.answered', otherwise: { $path: 'steps.known.right' } },
      },
      {
        key: 'differs',
        name: 'Is it to be written back?',
        kind: 'decision',
        when: {
          all: [
            { left: { $path: 'variables.numberField' }, is: 'notEmpty' },
            { left: { $path: 'steps.number' }, is: 'notEmpty' },
            { formula: '$string($lookup(steps.invoice.custom_fields, variables.numberField)) != steps.number' },
          ],
        },
        then: [
          {
            key: 'written',
            name: 'Write it back',
            kind: 'method',
            connector: 'scoro',
            method: 'invoices.update',
            input: {
              id: { $path: 'record.id' },
              record: { custom_fields: { $formula: '{ variables.numberField: steps.number }' } },
            },
          },
        ],
      },
    ],
  },
};
