import type { Connector } from '@tandem/connector-kit';
import { findSite } from './address.ts';
import { passwordMode } from './authentication.ts';
import { postgresIcon } from './icon.ts';
import { postgresMethods } from './methods/postgres-methods.ts';
import { cleanProperty, postgresProperties } from './properties.ts';
import { openPostgresTransport } from './transport/open-transport.ts';
import { judge } from './wire/judge.ts';

/** Any PostgreSQL database: its tables and columns are discovered, rows read and written, queries run. */
export const postgresConnector: Connector = {
  key: 'postgres',
  name: 'PostgreSQL',
  version: '0.1.0',
  summary: 'Any PostgreSQL database: reads and writes rows of its tables, and runs queries with parameters.',
  icon: postgresIcon,
  properties: postgresProperties,
  modes: [passwordMode],
  methods: postgresMethods,
  method: (key) => postgresMethods.find((method) => method.key === key),
  findSite,
  cleanProperty,
  permittedHosts: ['*'],
  // Its own limits are connections, of which the transport opens few.
  defaultBudget: { requests: 200, windowMs: 1_000 },
  judge,
  readLimits: () => undefined,
  verification: { method: 'connection.check', input: {} },
  findings: () => ({}),
  lookups: [],
  openTransport: openPostgresTransport,
};
