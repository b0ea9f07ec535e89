import { httpConnector } from '@tandem/connector-http';
import type { Connector } from '@tandem/connector-kit';
import { postgresConnector } from '@tandem/connector-postgres';
import { scoroConnector } from '@tandem/connector-scoro';

/** Every connector of the library. Adding one is a package and a line here. */
export const connectorList: readonly Connector[] = [scoroConnector, httpConnector, postgresConnector];
