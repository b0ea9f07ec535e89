import { formToContact } from './form-to-contact.ts';
import { invoicesToAccounting } from './invoices-to-accounting.ts';
import type { ReadyTemplate } from './ready-template.ts';
import { rowsToTimeEntries } from './rows-to-time-entries.ts';
import { scoroToDatabase } from './scoro-to-database.ts';
import { weeklyUtilisation } from './weekly-utilisation.ts';

/** The documents that come with Tandem. */
export const readyTemplates: readonly ReadyTemplate[] = [
  scoroToDatabase,
  invoicesToAccounting,
  rowsToTimeEntries,
  formToContact,
  weeklyUtilisation,
];
