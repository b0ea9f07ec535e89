import type { Module } from './module.ts';
import { activities } from './modules/activities.ts';
import { addresses } from './modules/addresses.ts';
import { bills } from './modules/bills.ts';
import { bookmarks } from './modules/bookmarks.ts';
import { calendar } from './modules/calendar.ts';
import { categories } from './modules/categories.ts';
import { clientProfiles } from './modules/client-profiles.ts';
import { comments } from './modules/comments.ts';
import { companies } from './modules/companies.ts';
import { companyAccount } from './modules/company-account.ts';
import { contacts } from './modules/contacts.ts';
import { customFieldsModule } from './modules/custom-fields.ts';
import { assets, contracts } from './modules/custom-module-items.ts';
import { customModules } from './modules/custom-modules.ts';
import { depot } from './modules/depot.ts';
import { eventsResources } from './modules/events-resources.ts';
import { expenses } from './modules/expenses.ts';
import { files } from './modules/files.ts';
import { financeAccounts } from './modules/finance-accounts.ts';
import { financeObjects } from './modules/finance-objects.ts';
import { invoices } from './modules/invoices.ts';
import { localPriceLists } from './modules/local-price-lists.ts';
import { meters } from './modules/meters.ts';
import { notifications } from './modules/notifications.ts';
import { orders } from './modules/orders.ts';
import { pdfTemplates } from './modules/pdf-templates.ts';
import { persons } from './modules/persons.ts';
import { prepayments } from './modules/prepayments.ts';
import { priceLists } from './modules/price-lists.ts';
import { productGroups } from './modules/product-groups.ts';
import { products } from './modules/products.ts';
import { projectPhases } from './modules/project-phases.ts';
import { projects } from './modules/projects.ts';
import { properties } from './modules/properties.ts';
import { purchaseOrders } from './modules/purchase-orders.ts';
import { quotes } from './modules/quotes.ts';
import { readings } from './modules/readings.ts';
import { receiptAccounts } from './modules/receipt-accounts.ts';
import { receipts } from './modules/receipts.ts';
import { relationTypes } from './modules/relation-types.ts';
import { relations } from './modules/relations.ts';
import { rentOrders } from './modules/rent-orders.ts';
import { retainers } from './modules/retainers.ts';
import { rolesPrices } from './modules/roles-prices.ts';
import { roles } from './modules/roles.ts';
import { scheduledInvoices } from './modules/scheduled-invoices.ts';
import { search } from './modules/search.ts';
import { sendLog } from './modules/send-log.ts';
import { statuses } from './modules/statuses.ts';
import { tags } from './modules/tags.ts';
import { tasks } from './modules/tasks.ts';
import { timeEntries } from './modules/time-entries.ts';
import { timeOffs } from './modules/time-offs.ts';
import { triggers } from './modules/triggers.ts';
import { userAuth } from './modules/user-auth.ts';
import { userGroups } from './modules/user-groups.ts';
import { userRoles } from './modules/user-roles.ts';
import { usersLaborCost } from './modules/users-labor-cost.ts';
import { users } from './modules/users.ts';
import { vatCodes } from './modules/vat-codes.ts';
import { webhooks } from './modules/webhooks.ts';

/** Every module of the API, by its path. Adding a module adds a file and a name here. */
export const catalogue: readonly Module[] = [
  activities,
  addresses,
  bills,
  bookmarks,
  calendar,
  categories,
  clientProfiles,
  comments,
  companies,
  companyAccount,
  contacts,
  customFieldsModule,
  assets,
  contracts,
  customModules,
  depot,
  eventsResources,
  expenses,
  files,
  financeAccounts,
  financeObjects,
  invoices,
  localPriceLists,
  meters,
  notifications,
  orders,
  pdfTemplates,
  persons,
  prepayments,
  priceLists,
  productGroups,
  products,
  projectPhases,
  projects,
  properties,
  purchaseOrders,
  quotes,
  readings,
  receiptAccounts,
  receipts,
  relationTypes,
  relations,
  rentOrders,
  retainers,
  rolesPrices,
  roles,
  scheduledInvoices,
  search,
  sendLog,
  statuses,
  tags,
  tasks,
  timeEntries,
  timeOffs,
  triggers,
  userAuth,
  userGroups,
  userRoles,
  usersLaborCost,
  users,
  vatCodes,
  webhooks,
];
