import type { Route } from '../http/route.ts';
import { getConnector } from './get-connector.ts';
import { getConnectors } from './get-connectors.ts';
import { getMethod } from './get-method.ts';
import { getMethods } from './get-methods.ts';
import type { Library } from './library.ts';
import type { MethodTexts } from './method-texts.ts';
import type { ReadReadiness } from './readiness.ts';

export function libraryRoutes(needs: {
  library: Library;
  methodTexts: MethodTexts;
  readReadiness: ReadReadiness;
}): readonly Route[] {
  return [getConnectors(needs), getConnector(needs), getMethods(needs), getMethod(needs)];
}
