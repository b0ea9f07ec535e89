export { httpConnector } from './connector.ts';
export { importOpenApi } from './openapi/import-openapi.ts';
export type { MethodDefinition } from './definitions/method-definition.ts';
