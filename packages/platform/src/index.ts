export type { BackupFacts } from './backup/restore-backup.ts';
export { backUp, restore, verifyBackup } from './backup/stopped-platform.ts';
export { readConfiguration, type Configuration } from './configuration/configuration.ts';
export { documentSchema } from './cycles/definition/document-schema.ts';
export { StartError } from './configuration/start-error.ts';
export { connectorList } from './library/connector-list.ts';
export { openapiDocument } from './openapi-document.ts';
export { startServer, type RunningServer, type ServerOptions } from './server.ts';
