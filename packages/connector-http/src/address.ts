import {
  createAddressGuard,
  isPermittedPrivately,
  TandemError,
  type FindSite,
  type OperatorSettings,
  type PropertyValues,
  type Site,
} from '@tandem/connector-kit';

const longestUrl = 1_000;

/**
 * Checks a URL that requests are to go to and gives the form to keep: scheme, host, path, without a slash at its end. Whether this deployment
 * permits its host is {@link findSite}'s to say. Throws `input_invalid`, which never carries the value.
 *
 * @example
 * cleanUrl('baseUrl', 'Base URL', ' https://API.example.com/v2/ '); // 'https://api.example.com/v2'
 */
export function cleanUrl(field: string, label: string, text: string): string {
  const url = text.length > longestUrl ? null : URL.parse(text.trim());
  if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:')) {
    throw invalid(field, `${label} must be a URL such as https://api.example.com/v2.`);
  }
  if (url.username !== '' || url.password !== '') {
    throw invalid(field, `${label} must not hold a user name or password: those have fields of their own.`);
  }
  if (url.search !== '' || url.hash !== '') {
    throw invalid(field, `${label} must not have a query or a fragment.`);
  }
  return url.origin + url.pathname.replace(/\/+$/, '');
}

/**
 * The site that the base URL leads to. Throws `setup_required` without one, and `address_refused` where it, or the token URL, is neither a
 * public https address nor one that the operator permits.
 */
export const findSite: FindSite = (properties, operator) => {
  const base = textOf(properties, 'baseUrl');
  if (base === undefined) {
    throw new TandemError('setup_required', 'The Base URL is not set.', {
      hint: 'Enter the URL that all paths of the API begin with, such as https://api.example.com/v2.',
    });
  }
  const site = { ...siteAt('baseUrl', base, operator), base };
  if (textOf(properties, 'tokenUrl') !== undefined) findTokenSite(properties, operator);
  return site;
};

/** The site of the token URL, whose path the login adds. Throws like {@link findSite}. */
export const findTokenSite: FindSite = (properties, operator) => {
  const url = textOf(properties, 'tokenUrl');
  if (url === undefined) {
    throw new TandemError('setup_required', 'The Token URL is not set.');
  }
  return siteAt('tokenUrl', url, operator);
};

function siteAt(field: string, text: string, { privateHosts }: OperatorSettings): Site {
  const url = new URL(text);
  const site = { key: `http/${url.host}${url.pathname}`, base: url.origin, display: url.host };
  const port = url.port === '' ? (url.protocol === 'http:' ? 80 : 443) : Number(url.port);
  if (isPermittedPrivately(privateHosts, url.hostname, port)) {
    return { ...site, exemptBase: url.origin };
  }
  const refused =
    url.protocol !== 'https:'
      ? 'only https is spoken to public hosts'
      : url.port !== ''
        ? 'a port is not permitted'
        : createAddressGuard({ permittedHosts: ['*'], refuseAddress: () => undefined }).refuseHost(url.hostname);
  if (refused !== undefined) {
    const detail = `${url.host.slice(0, 100)}: ${refused}.`;
    throw new TandemError('address_refused', detail, {
      hint: 'For a host of your own network, ask the operator of this deployment to name it in TANDEM_PRIVATE_HOSTS.',
      errors: [{ field, code: 'invalid', detail }],
    });
  }
  return site;
}

/** A property's text; undefined where it has none. */
export function textOf(properties: PropertyValues, name: string): string | undefined {
  const value = properties.get(name);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function invalid(field: string, detail: string): TandemError {
  return new TandemError('input_invalid', detail, { errors: [{ field, code: 'invalid', detail }] });
}
