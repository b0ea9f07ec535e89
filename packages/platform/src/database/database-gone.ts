/** Codes of Node and PostgreSQL that mean: the database cannot be reached, or has just gone. */
const goneCodes: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  // admin_shutdown, crash_shutdown, cannot_connect_now, too_many_connections
  '57P01',
  '57P02',
  '57P03',
  '53300',
  // read_only_sql_transaction: a primary that was demoted while we were connected
  '25006',
]);

/** The driver reports these without a code. */
const goneMessages =
  /^Connection terminated|^Connection ended|timeout exceeded when trying to connect|^timeout expired|Client has encountered a connection error|Client was closed and is not queryable|Cannot use a pool after calling end/;

/** Whether an error means that the database is gone for now (answered 503 `unavailable`), rather than that a query was wrong. */
export function isDatabaseGone(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error instanceof AggregateError) return error.errors.some(isDatabaseGone);
  const code: unknown = 'code' in error ? error.code : undefined;
  // A socket in the file system that is not there; any other missing file is something else.
  if (code === 'ENOENT') return 'syscall' in error && error.syscall === 'connect';
  if (typeof code === 'string' && (goneCodes.has(code) || code.startsWith('08'))) return true;
  if (goneMessages.test(error.message)) return true;
  return error.cause !== undefined && isDatabaseGone(error.cause);
}
