import type { PropertyValues } from '@tandem/connector-kit';

/**
 * The path segment of a module. Nobody attests the path of an unconfirmed module, so an operator may correct it by the
 * property `modulePaths`, `{ "properties": "realEstates" }`; the path of any other module stays as it is.
 */
export function modulePath(path: string, unconfirmed: string | undefined, properties: PropertyValues): string {
  const corrections = properties.get('modulePaths');
  if (unconfirmed === undefined || corrections === undefined || typeof corrections === 'string') return path;
  const corrected: unknown = Object.hasOwn(corrections, path)
    ? Object.entries(corrections).find(([name]) => name === path)?.[1]
    : path;
  return typeof corrected === 'string' && corrected !== '' ? corrected : path;
}
