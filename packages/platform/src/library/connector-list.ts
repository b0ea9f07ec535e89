import type { Connector } from '@tandem/connector-kit';
import { scoroConnector } from '@tandem/connector-scoro';

/** Every connector of the library. Adding one is a package and a line here. */
export const connectorList: readonly Connector[] = [scoroConnector];
