/**
 * One package of the workspace. `rooms` are the folders (and single files) directly below `src`, each of which may import only
 * from those before it; `index` comes last by itself.
 */
export interface PackagePlan {
  readonly name: string;
  readonly rooms: readonly string[];
  /** The packages of the workspace it may import. */
  readonly mayImport: readonly string[];
  /** The packages that only its tests and harnesses may import besides. */
  readonly testsMayImport?: readonly string[];
  /** Rooms whose files may import each other in a ring, since what they show is nested in itself. */
  readonly mayCircle?: readonly string[];
  /** Packages that only one of its rooms may import. */
  readonly onlyIn?: Readonly<Record<string, string>>;
}

/** Rooms that hold what only tests use: they may import anything above and beside them, and only tests may import them. */
export const testRooms: readonly string[] = ['testing', 'test', 'harness'];

/** The plan of docs/architecture.md as data. `npm run check` holds the imports to it. */
export const house: readonly PackagePlan[] = [
  {
    name: 'connector-kit',
    rooms: [
      'secret',
      'errors',
      'definition',
      'preflight',
      'quota',
      'request',
      'read',
      'retry',
      'session',
      'call',
      'paging',
      'caller',
      'conformance',
    ],
    mayImport: [],
  },
  {
    name: 'connector-scoro',
    rooms: [
      'site',
      'values',
      'shapes',
      'wire',
      'custom-fields',
      'filters',
      'modules',
      'methods',
      'created',
      'properties',
      'authentication',
      'verify',
      'lookups',
      'webhooks',
      'icon',
      'connector',
      'client',
    ],
    mayImport: ['connector-kit'],
    testsMayImport: ['scoro-sandbox'],
  },
  {
    name: 'scoro-sandbox',
    rooms: [
      'settings',
      'options',
      'records',
      'site',
      'api',
      'limits',
      'faults',
      'webhooks',
      'exchange',
      'control',
      'pages',
      'server',
      'protocol',
    ],
    mayImport: [],
  },
  {
    name: 'connector-http',
    rooms: [
      'address',
      'wire',
      'authentication',
      'definitions',
      'openapi',
      'methods',
      'properties',
      'icon',
      'connector',
    ],
    mayImport: ['connector-kit'],
  },
  {
    name: 'connector-postgres',
    rooms: ['address', 'properties', 'wire', 'authentication', 'transport', 'tables', 'methods', 'icon', 'connector'],
    mayImport: ['connector-kit'],
    testsMayImport: ['platform'],
  },
  {
    name: 'mapping',
    rooms: ['limits', 'path', 'transforms', 'grammar', 'formula', 'evaluate', 'check'],
    mayImport: [],
  },
  {
    name: 'platform',
    rooms: [
      'crash-points',
      'configuration',
      'metrics',
      'traces',
      'database',
      'work',
      'http',
      'audit',
      'vault',
      'backup',
      'people',
      'library',
      'pages',
      'events',
      'accounts',
      'setups',
      'account-connectors',
      'setup-links',
      'calls',
      'cycles',
      'platform',
      'openapi-document',
      'server',
    ],
    mayImport: ['connector-kit', 'connector-scoro', 'connector-http', 'connector-postgres', 'mapping'],
    testsMayImport: ['scoro-sandbox'],
  },
  { name: 'client', rooms: ['generated', 'problem', 'client'], mayImport: [] },
  {
    name: 'console',
    rooms: [
      'api',
      'theme',
      'states',
      'app',
      'records',
      'filters',
      'sign-in',
      'library',
      'property-form',
      'setup',
      'schema-form',
      'activity',
      'runs',
      'cycles',
      'templates',
      'quota',
      'accounts',
      'account-connectors',
      'explorer',
      'settings',
      'builder',
      'setup-link',
      'router',
      'main',
    ],
    mayImport: ['client'],
    testsMayImport: ['platform', 'scoro-sandbox'],
  },
  {
    name: 'cli',
    rooms: ['problem', 'failure', 'version', 'api', 'output', 'properties', 'server', 'commands', 'program', 'main'],
    mayImport: ['connector-kit', 'client', 'platform', 'scoro-sandbox'],
    onlyIn: { platform: 'server', 'scoro-sandbox': 'server' },
  },
];
