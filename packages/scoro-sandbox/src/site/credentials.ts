import { createHash } from 'node:crypto';
import { emailOf, personOf } from '../records/people.ts';

/** Someone who can log in to every sandbox company. Nothing of it is secret. */
export interface Account {
  readonly user: number;
  readonly username: string;
  readonly password: string;
  readonly active: boolean;
  /** What the page and the control route say of the rights. */
  readonly may: string;
  readonly allows: (module: string, action: string) => boolean;
}

/** Modules that the user with fewer rights may not use. */
const financeModules: readonly string[] = [
  'invoices',
  'prepayments',
  'bills',
  'expenses',
  'purchaseOrders',
  'receipts',
  'scheduledInvoices',
];

const readingActions: ReadonlySet<string> = new Set([
  'list',
  'view',
  'settings',
  'filters',
  'phases',
  'getRelatedObjects',
  'pdf',
  'download',
]);

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** The company's key: always the same for the same name. */
export function apiKeyOf(company: string): string {
  return `ScoroAPI_${digest(`key of ${company}`).slice(0, 32)}`;
}

export function accountsOf(company: string): readonly Account[] {
  const account = (index: number, password: string, may: string, allows: Account['allows']): Account => {
    const person = personOf(index);
    return {
      user: person.id,
      username: emailOf(person, company),
      password,
      active: person.status === 'active',
      may,
      allows,
    };
  };
  return [
    account(0, `Admin-${digest(`password of ${company}`).slice(0, 12)}`, 'everything', () => true),
    account(
      1,
      `limited-${company}`,
      `everything except ${financeModules.join(', ')}`,
      (module) => !financeModules.includes(module),
    ),
    account(2, `reader-${company}`, 'reads everything, writes nothing', (_module, action) =>
      readingActions.has(action),
    ),
    account(3, `inactive-${company}`, 'nothing: the user is inactive', () => false),
  ];
}
