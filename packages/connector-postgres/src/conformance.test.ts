import { Secret, type PropertyValue } from '@tandem/connector-kit';
import { describeConformance, type Misbehaviour } from '@tandem/connector-kit/conformance';
import { createTestDatabase } from '@tandem/platform/test-database';
import { postgresConnector } from './connector.ts';
import { errorResponse, startProxy } from './testing/breakable-proxy.ts';

/** Pages, JSON and redirects are HTTP's; a day's quota is nobody's here. */
const misbehaviours: readonly Misbehaviour[] = [
  'rateLimited',
  'serverError',
  'stall',
  'lyingBody',
  'truncated',
  'resetBefore',
  'resetAfter',
];

/** What breaks before the transaction is committed is taken back by the database. */
const withoutEffect: readonly Misbehaviour[] = ['serverError', 'stall', 'truncated', 'resetBefore'];

describeConformance(
  postgresConnector,
  async () => {
    const database = await createTestDatabase({ empty: true });
    await database.pool.query(`
      create table notes (id serial primary key, text text not null);
      insert into notes (text) select 'Note ' || n from generate_series(1, 5) n;
    `);
    const { host, port, user, password } = database.address;
    const proxy = await startProxy(host, port);
    let trouble: { readonly how: Misbehaviour; left: number } | undefined;
    let seen = 0;

    proxy.interfere = (chunk, client) => {
      const text = chunk.toString('latin1');
      if (text.includes('begin read')) seen += 1;
      const how = trouble?.how;
      if (trouble === undefined || trouble.left <= 0 || how === 'resetAfter' || how === 'truncated') return 'forward';
      // Only what begins a try counts: the greeting of a connection, or a transaction.
      if (!text.includes('begin read') && !text.includes('\0user\0')) return how === 'stall' ? 'handled' : 'forward';
      trouble.left -= 1;
      if (how === 'resetBefore') client.destroy();
      if (how === 'serverError') client.end(errorResponse('FATAL', '57P01', 'terminating connection'));
      if (how === 'rateLimited') client.end(errorResponse('FATAL', '53300', 'too many clients'));
      if (how === 'lyingBody') client.end(errorResponse('FATAL', '22P02', 'no'));
      return 'handled';
    };
    // Once a create is committed, or a read is answered, the answer is lost.
    proxy.allowAnswer = (sent) => {
      if (trouble === undefined || trouble.left <= 0) return true;
      if (trouble.how !== 'resetAfter' && trouble.how !== 'truncated') return true;
      const isAfter =
        trouble.how === 'resetAfter' ? /commit|select "?\*?/.test(sent) : /insert into|select "?\*?/.test(sent);
      if (isAfter) trouble.left -= 1;
      return !isAfter;
    };

    const properties = (modes: readonly string[]) =>
      new Map<string, PropertyValue>([
        ['host', '127.0.0.1'],
        ['port', String(proxy.port)],
        ['database', database.address.database],
        ['schema', 'public'],
        ['tls', 'off'],
        ...(modes.includes('password')
          ? ([
              ['user', user],
              ['password', new Secret(password)],
            ] as const)
          : []),
      ]);
    return {
      connector: postgresConnector,
      operator: { environments: new Map(), privateHosts: new Set([`127.0.0.1:${proxy.port}`]) },
      properties,
      misbehave: async (how, count = Number.POSITIVE_INFINITY) => {
        trouble = { how, left: count };
      },
      behave: async () => {
        trouble = undefined;
      },
      requestsSeen: async () => seen,
      samples: {
        list: { method: 'rows.list', input: { table: 'notes', perPage: 2 } },
        get: { method: 'query.run', input: { sql: 'select * from notes where id = $1', values: [1] } },
        missing: { method: 'query.run', input: { sql: 'select * from nowhere' } },
        create: { method: 'rows.insert', input: { table: 'notes', rows: [{ text: 'Buy milk' }] } },
      },
      wrong: {
        mode: 'password',
        properties: new Map<string, PropertyValue>([...properties(['password']), ['password', new Secret('wrong')]]),
        sample: { method: 'connection.check', input: {} },
      },
      close: async () => {
        await proxy.close();
        await database.close();
      },
    };
  },
  { misbehaviours, withoutEffect },
);
