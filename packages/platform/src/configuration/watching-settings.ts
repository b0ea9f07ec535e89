import { Secret } from '@tandem/connector-kit';
import { ConfigurationError } from './configuration-error.ts';
import { readBaseUrl, readText, type Environment } from './variables.ts';

/** How the deployment is watched from outside. */
export interface WatchingSettings {
  /** Who brings it may read `/metrics`; undefined: there is no such page. */
  readonly metricsToken: Secret | undefined;
  /** Where traces go; undefined: none are made. */
  readonly traces: { readonly endpoint: string; readonly service: string } | undefined;
}

const shortestToken = 16;

/** @throws ConfigurationError where a value cannot be used */
export function readWatching(environment: Environment): WatchingSettings {
  const endpoint = readBaseUrl(environment, 'OTEL_EXPORTER_OTLP_ENDPOINT');
  const service = readText(environment, 'OTEL_SERVICE_NAME') ?? 'tandem';
  return Object.freeze({
    metricsToken: readMetricsToken(environment),
    traces: endpoint === undefined ? undefined : Object.freeze({ endpoint, service }),
  });
}

function readMetricsToken(environment: Environment): Secret | undefined {
  const token = readText(environment, 'TANDEM_METRICS_TOKEN');
  if (token === undefined) return undefined;
  // What a bearer token may consist of (RFC 6750).
  if (token.length >= shortestToken && /^[A-Za-z0-9._~+/=-]+$/.test(token)) return new Secret(token);
  throw new ConfigurationError(
    'TANDEM_METRICS_TOKEN',
    `must have ${shortestToken} characters or more, of letters, digits and . _ ~ + / = - alone.`,
  );
}
