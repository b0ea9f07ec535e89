import { checkDefinitions, type MethodDefinition } from '../definitions/method-definition.ts';
import { importOpenApi, isOpenApi, readDocument } from './import-openapi.ts';

/**
 * The methods that a text defines: a list of definitions, or an OpenAPI document, as JSON or YAML. Throws `input_invalid` with a problem for
 * each that is wrong.
 */
export function readDefinitions(text: string, builtIn: ReadonlySet<string>): readonly MethodDefinition[] {
  const document = readDocument(text);
  return isOpenApi(document) ? importOpenApi(document, builtIn) : checkDefinitions(document, builtIn);
}
