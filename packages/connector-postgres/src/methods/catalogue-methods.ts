import { nearestNames, TandemError, type Method } from '@tandem/connector-kit';
import { z } from 'zod';
import { readOutcome } from '../wire/answer.ts';
import { requestOf } from '../wire/statement.ts';
import { identifier, methodOf, tableInputs, tableOf } from './method-parts.ts';

const mostTables = 10_000;

const listText = `
select n.nspname as schema, c.relname as name,
  case c.relkind when 'r' then 'table' when 'p' then 'table' when 'v' then 'view' when 'm' then 'materialized view' else 'foreign table' end as kind,
  greatest(c.reltuples, 0)::float8 as "estimatedRows", obj_description(c.oid) as comment
from pg_class c join pg_namespace n on n.oid = c.relnamespace
where c.relkind in ('r', 'p', 'v', 'm', 'f') and not c.relispartition
  and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname !~ '^pg_(toast|temp)'
  and ($1::text is null or n.nspname = $1) and has_schema_privilege(n.oid, 'usage')
  and has_table_privilege(c.oid, 'select, insert, update, delete')
order by 1, 2`;

const columnsText = `
select a.attname as name, format_type(a.atttypid, a.atttypmod) as type, not a.attnotnull as nullable,
  (a.atthasdef or a.attidentity <> '') as "hasDefault", a.attgenerated <> '' as generated,
  col_description(a.attrelid, a.attnum) as comment, array_position(i.indkey::int2[], a.attnum) as "keyPosition",
  (select array_agg(t.relname::text order by t.relname) from pg_class t where t.relnamespace = n.oid and t.relkind in ('r', 'p', 'v', 'm', 'f')
    and a.attnum is null) as others
from pg_namespace n
  left join pg_class c on c.relnamespace = n.oid and c.relname = $2 and c.relkind in ('r', 'p', 'v', 'm', 'f')
  left join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  left join pg_index i on i.indrelid = c.oid and i.indisprimary
where n.nspname = $1
order by a.attnum`;

const table = z.looseObject({
  schema: z.string(),
  name: z.string(),
  kind: z.enum(['table', 'view', 'materialized view', 'foreign table']),
  estimatedRows: z.number().describe('As the last analysis found'),
  comment: z.string().nullable(),
});

const column = z.looseObject({
  name: z.string(),
  type: z.string(),
  nullable: z.boolean(),
  hasDefault: z.boolean(),
  generated: z.boolean(),
  comment: z.string().nullable(),
});

const columnRow = column.extend({
  name: z.string().nullable(),
  keyPosition: z.number().nullable(),
  others: z.array(z.string()).nullable(),
});

const columnRows = z.array(columnRow.partial({ type: true, nullable: true, hasDefault: true, generated: true }));

/** What tables there are. */
export const listTables: Method = methodOf(
  {
    key: 'tables.list',
    name: 'List Tables',
    category: 'Tables',
    summary: 'The tables and views that the user may work with.',
    effect: 'read',
    retry: 'safe',
    example: {},
  },
  {
    input: () =>
      z.strictObject({
        schema: identifier.optional().meta({ title: 'Schema', description: 'Left out: all of them.' }),
      }),
    output: () => z.array(table),
  },
  {
    request: ({ schema }) => requestOf('/tables/list', { text: listText, values: [schema ?? null], most: mostTables }),
    read: (data) => ({ data: readOutcome(data).rows }),
  },
);

/** What a table looks like. */
export const getTable: Method = methodOf(
  {
    key: 'tables.get',
    name: 'Get Table',
    category: 'Tables',
    summary: 'The columns of a table, their types, and its primary key.',
    effect: 'read',
    retry: 'safe',
    example: { table: 'orders' },
  },
  {
    input: () => z.strictObject(tableInputs),
    output: () =>
      z.looseObject({
        schema: z.string(),
        table: z.string(),
        columns: z.array(column),
        primaryKey: z.array(z.string()),
      }),
  },
  {
    request: (input, context) => {
      const { schema, table: name } = tableOf(input, context);
      return requestOf('/tables/get', { text: columnsText, values: [schema, name], most: mostTables });
    },
    read: (data, input, context) => {
      const name = tableOf(input, context);
      const rows = columnRows.parse(readOutcome(data).rows.map(withoutNulls));
      const columns = rows.filter((row) => row.name !== null);
      if (columns.length === 0) throw noSuchTable(name.table, name.schema, rows[0]?.others ?? []);
      const keys = columns.filter(({ keyPosition }) => keyPosition !== null);
      const inOrder = keys.toSorted((a, b) => (a.keyPosition ?? 0) - (b.keyPosition ?? 0));
      return {
        data: {
          ...name,
          columns: columns.map(({ keyPosition: _position, others: _others, ...facts }) => facts),
          primaryKey: inOrder.map((row) => row.name),
        },
      };
    },
  },
);

/** Where there is no table, its row holds nothing but the names of the others. */
function withoutNulls(row: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const kept = new Set(['name', 'comment', 'keyPosition', 'others']);
  return Object.fromEntries(Object.entries(row).filter(([name, value]) => value !== null || kept.has(name)));
}

function noSuchTable(name: string, schema: string, others: readonly string[]): TandemError {
  const nearest = nearestNames(name, others);
  const hint = nearest.length === 0 ? 'See tables.list.' : `Nearest: ${nearest.join(', ')}.`;
  const detail = `is no table of the schema ${schema}.`;
  return new TandemError('input_invalid', `table: ${detail}`, {
    errors: [{ field: 'table', code: 'unknown', detail, ...(nearest.length > 0 && { nearest }) }],
    hint,
  });
}

/** Whether the login works, and where. */
export const checkConnection: Method = methodOf(
  {
    key: 'connection.check',
    name: 'Check the connection',
    category: 'Tables',
    summary: 'Logs in, and tells the version of the server.',
    effect: 'read',
    retry: 'safe',
    example: {},
  },
  {
    input: () => z.strictObject({}),
    output: () => z.looseObject({ version: z.string(), database: z.string(), user: z.string() }),
  },
  {
    request: () =>
      requestOf('/connection/check', {
        text: `select current_setting('server_version') as version, current_database()::text as database, current_user::text as "user"`,
        values: [],
        most: 1,
      }),
    read: (data) => ({ data: readOutcome(data).rows[0] ?? null }),
  },
);
