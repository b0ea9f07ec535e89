import type { Connector, PropertyValues } from '@tandem/connector-kit';
import { findSite, textOf } from './address.ts';
import { httpModes, modeNames } from './authentication.ts';
import type { MethodDefinition } from './definitions/method-definition.ts';
import { httpIcon } from './icon.ts';
import { methodsOf } from './methods/http-methods.ts';
import { readDefinitions } from './openapi/read-definitions.ts';
import { cleanProperty, httpProperties } from './properties.ts';
import { judge } from './wire/judge.ts';

/** Any JSON API over HTTP: requests to any path, and the methods that its own description or a person defines. */
export const httpConnector: Connector = connectorOf([], undefined);

function connectorOf(definitions: readonly MethodDefinition[], errorMember: string | undefined): Connector {
  const methods = methodsOf(definitions, modeNames);
  const byKey = new Map(methods.map((method) => [method.key, method]));
  return {
    key: 'http',
    name: 'HTTP API',
    version: '0.1.0',
    summary: 'Any API that speaks JSON over HTTP: its methods come from its OpenAPI document, or are defined by hand.',
    icon: httpIcon,
    properties: httpProperties,
    modes: httpModes,
    methods,
    method: (key) => byKey.get(key),
    withValues,
    findSite,
    cleanProperty,
    permittedHosts: ['*'],
    // Nothing is known of its limits: a 429 says when to slow down.
    defaultBudget: { requests: 100, windowMs: 1_000 },
    judge: (answer) => judge(answer, errorMember),
    readLimits: () => undefined,
    verification: { method: 'connection.check', input: {} },
    findings: () => ({}),
    lookups: [],
  };
}

const mostKept = 100;
/** By what they depend on, in the order of last use: building hundreds of methods for each call would take longer than the call. */
const kept = new Map<string, Connector>();

function withValues(properties: PropertyValues): Connector {
  const text = textOf(properties, 'methods');
  const errorMember = textOf(properties, 'errorMember');
  if (text === undefined && errorMember === undefined) return httpConnector;
  const key = JSON.stringify([errorMember ?? null, text ?? null]);
  // What is kept was checked before; the names that are taken may have become more since.
  const connector =
    kept.get(key) ?? connectorOf(text === undefined ? [] : readDefinitions(text, new Set()), errorMember);
  kept.delete(key);
  kept.set(key, connector);
  const [oldest] = kept.keys();
  if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
  return connector;
}
