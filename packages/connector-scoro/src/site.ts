import {
  TandemError,
  type FindSite,
  type OperatorSettings,
  type PropertyValues,
  type Site,
} from '@tandem/connector-kit';

/** The vendor's domains, the usual one first (PROTOCOL.md 1.3). */
export const scoroDomains = ['scoro.com', 'scoro.ee', 'scoro.lt'] as const;

type ScoroDomain = (typeof scoroDomains)[number];

/** What a *Company Name* was understood as. */
export interface ScoroAddress {
  /** The company's part of the host name, in lower case: `acme`. */
  readonly label: string;
  readonly domain: ScoroDomain;
  /** `acme.scoro.com` */
  readonly host: string;
  /** The form to keep: `acme` on the usual domain, else the whole host. */
  readonly companyName: string;
}

const apiPath = '/api/v2';
const longestInput = 300;

const address = /^(?:https?:\/\/)?(?<authority>[a-z0-9.-]+)(?<path>(?:\/[a-z0-9_~.-]+)*)\/?$/i;
const hostLabel = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
const dotSegment = /^\.+$/;

/** Alone, these stand for an address of their own and not for a company: `2130706433`, `0x7f000001`, `localhost`. */
const addressInDisguise = /^(?:\d+|0x[0-9a-f]*|localhost)$/;

/**
 * Reduces what people paste (`acme`, `https://acme.scoro.com/api/v2`, `acme.scoro.ee/`) to a host label and one of the
 * vendor's domains. Nothing of the text reaches a URL but the checked label. Throws `address_refused`.
 *
 * @example
 * parseCompanyName('https://acme.scoro.com/mcp').host; // 'acme.scoro.com'
 */
export function parseCompanyName(text: string): ScoroAddress {
  const groups = text.length > longestInput ? undefined : address.exec(trimSpaces(text))?.groups;
  const authority = groups?.['authority']?.toLowerCase();
  if (authority === undefined || hasDotSegment(groups?.['path'] ?? '')) throw refused();
  const { label, domain } = split(authority);
  if (!hostLabel.test(label) || isPunycode(label) || label === 'localhost') throw refused();
  const host = `${label}.${domain}`;
  return { label, domain, host, companyName: domain === scoroDomains[0] ? label : host };
}

/** What was understood of a *Company Name*, or why it is not accepted; for showing while a person types. */
export function describeSite(
  text: string,
): { readonly host: string; readonly problem?: undefined } | { readonly problem: string; readonly host?: undefined } {
  try {
    return { host: parseCompanyName(text).host };
  } catch (error) {
    if (error instanceof TandemError) return { problem: error.message };
    throw error;
  }
}

/**
 * The site that property values lead to: a host of the vendor's, or a company of the operator's sandbox.
 * Throws `setup_required` without a company name, `address_refused`, and `input_invalid` where the environment is not offered.
 */
export const findSite: FindSite = (properties, operator) => {
  const companyName = textOf(properties, 'companyName');
  if (companyName === undefined) {
    throw new TandemError('setup_required', 'The Company Name is not set.', {
      hint: 'Enter the part of your Scoro URL between "https://" and ".scoro.com" as Company Name.',
    });
  }
  const company = parseCompanyName(companyName);
  const environment = textOf(properties, 'environment') ?? 'live';
  if (environment === 'live') {
    return { key: `live/${company.host}`, base: `https://${company.host}${apiPath}`, display: company.host };
  }
  return sandboxSite(environment, company, operator);
};

function sandboxSite(environment: string, company: ScoroAddress, operator: OperatorSettings): Site {
  const url = environment === 'sandbox' ? operator.environments.get('sandbox')?.replace(/\/+$/, '') : undefined;
  if (url === undefined || url === '') {
    const detail = `The environment "${environment === 'sandbox' ? 'sandbox' : 'given'}" is not offered here.`;
    throw new TandemError('input_invalid', detail, {
      hint: 'Choose the environment "live", or ask the operator of this deployment to run a sandbox.',
      errors: [{ field: 'environment', code: 'invalid', detail }],
    });
  }
  return {
    key: `sandbox/${company.label}`,
    base: `${url}/${company.label}${apiPath}`,
    exemptBase: url,
    display: `${company.label} (sandbox)`,
  };
}

function split(authority: string): { label: string; domain: ScoroDomain } {
  for (const domain of scoroDomains) {
    if (authority.endsWith(`.${domain}`)) return { label: authority.slice(0, -domain.length - 1), domain };
  }
  // The vendor's guide itself writes an account URL as `https://companyName.scoro`.
  const label = authority.endsWith('.scoro') ? authority.slice(0, -'.scoro'.length) : authority;
  if (label.includes('.') || addressInDisguise.test(label)) throw refused();
  return { label, domain: scoroDomains[0] };
}

/** Labels with hyphens in third and fourth place are reserved for encoded names, which may look like others. */
function isPunycode(label: string): boolean {
  return label.slice(2, 4) === '--';
}

function hasDotSegment(path: string): boolean {
  return path.split('/').some((segment) => dotSegment.test(segment));
}

/** Only spaces and line ends that come along when a person pastes; other invisible characters are refused. */
function trimSpaces(text: string): string {
  return text.replace(/^[ \t\r\n]+/, '').replace(/[ \t\r\n]+$/, '');
}

function textOf(properties: PropertyValues, name: string): string | undefined {
  const value = properties.get(name);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function refused(): TandemError {
  const detail = 'The Company Name does not lead to a Scoro site.';
  return new TandemError('address_refused', detail, {
    hint: 'Enter the part of your Scoro URL between "https://" and ".scoro.com", such as acme, or the URL itself.',
    errors: [{ field: 'companyName', code: 'invalid', detail }],
  });
}
