import type { Method } from '@tandem/connector-kit';
import { checkConnection, getTable, listTables } from './catalogue-methods.ts';
import { deleteRows, insertRows, updateRows, upsertRows } from './change-rows.ts';
import { listRows } from './list-rows.ts';
import { runQuery } from './run-query.ts';

/** All methods, in the order of the library. */
export const postgresMethods: readonly Method[] = [
  listTables,
  getTable,
  listRows,
  insertRows,
  upsertRows,
  updateRows,
  deleteRows,
  runQuery,
  checkConnection,
];
