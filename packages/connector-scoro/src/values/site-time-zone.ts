import type { MethodContext } from '@tandem/connector-kit';

/** The site's time zone: the property `timeZone`, else what the login told; undefined where neither is known. */
export function siteTimeZone(context: Pick<MethodContext, 'properties' | 'sessionFacts'>): string | undefined {
  const given = context.properties.get('timeZone');
  if (typeof given === 'string' && given !== '') return given;
  const told = context.sessionFacts['timeZone'];
  return typeof told === 'string' && told !== '' ? told : undefined;
}
