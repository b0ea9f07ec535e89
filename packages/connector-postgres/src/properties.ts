import { nearestNames, TandemError, type FieldProblem, type Property } from '@tandem/connector-kit';

const where = ['In the settings of the database, under connection details; a connection URL holds all of them.'];

/** The values that a database is reached with, in the order of the form. What weakens the check of its certificate counts as where it is. */
export const postgresProperties: readonly Property[] = [
  {
    name: 'host',
    label: 'Host',
    help: 'The name of the server, such as db.example.com.',
    where,
    kind: 'text',
    pattern: '^(?:[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?|[0-9A-Fa-f:.]{2,45})$',
    patternHint: 'a host name alone, without a scheme or a port',
    destination: true,
    required: true,
  },
  {
    name: 'port',
    label: 'Port',
    help: 'Usually 5432.',
    kind: 'text',
    pattern: '^(?:[1-9]\\d{0,3}|[1-5]\\d{4}|6[0-4]\\d{3}|65[0-4]\\d{2}|655[0-2]\\d|6553[0-5])$',
    patternHint: 'a number from 1 to 65535',
    default: '5432',
    destination: true,
  },
  {
    name: 'database',
    label: 'Database',
    help: 'The name of the database on the server.',
    kind: 'text',
    pattern: '^[^\\p{C}]{1,63}$',
    patternHint: 'a name of 63 characters at most',
    destination: true,
    required: true,
  },
  {
    name: 'user',
    label: 'User',
    help: 'The role to log in as. Give it the rights that its work needs, and no more.',
    kind: 'text',
    pattern: '^[^\\p{C}]{1,63}$',
    patternHint: 'a name of 63 characters at most',
    modes: ['password'],
  },
  { name: 'password', label: 'Password', help: 'The password of the user.', kind: 'secret', modes: ['password'] },
  {
    name: 'schema',
    label: 'Schema',
    help: 'Where tables are looked for when a method names no schema.',
    kind: 'text',
    pattern: '^[^\\p{C}]{1,63}$',
    patternHint: 'a name of 63 characters at most',
    default: 'public',
  },
  {
    name: 'tls',
    label: 'TLS',
    help: 'How the connection is protected. Without a check of the certificate, somebody in between can read everything.',
    kind: 'choice',
    choices: [
      { value: 'verify', label: 'Required, certificate checked' },
      { value: 'unverified', label: 'Required, certificate not checked' },
      { value: 'off', label: 'Off' },
    ],
    default: 'verify',
    destination: true,
    advanced: true,
  },
  {
    name: 'certificateAuthority',
    label: 'Certificate Authority',
    help: 'The certificate (PEM) that signed the one of the server, where it is none of the public ones.',
    kind: 'text',
    structure: 'document',
    destination: true,
    advanced: true,
  },
];

/** Checks one property's value and gives the form to keep. Throws `input_invalid`, which never carries the value. */
export function cleanProperty(
  name: string,
  value: string | Readonly<Record<string, string>>,
): string | Readonly<Record<string, string>> {
  const property = postgresProperties.find((candidate) => candidate.name === name);
  if (property === undefined) {
    const nearest = nearestNames(
      name,
      postgresProperties.map((candidate) => candidate.name),
    );
    throw problem({ field: name.slice(0, 100), code: 'unknown', detail: 'is no property of PostgreSQL.', nearest });
  }
  if (typeof value !== 'string') throw invalid(property, 'must be text');
  const text = property.kind === 'secret' ? value : value.trim();
  if (text === '') throw invalid(property, 'must not be empty');
  if (name === 'certificateAuthority' && !/^-----BEGIN CERTIFICATE-----[\s\S]+-----END CERTIFICATE-----$/.test(text)) {
    throw invalid(property, 'must be a certificate in PEM form');
  }
  if (property.pattern !== undefined && !new RegExp(property.pattern, 'u').test(text)) {
    throw invalid(property, `must be ${property.patternHint ?? 'of another form'}`);
  }
  if (property.choices !== undefined && !property.choices.some((choice) => choice.value === text)) {
    throw invalid(property, `must be one of ${property.choices.map((choice) => choice.value).join(', ')}`);
  }
  return name === 'host' ? text.toLowerCase() : text;
}

function invalid(property: Property, detail: string): TandemError {
  return problem({ field: property.name, code: 'invalid', detail: `${property.label} ${detail}.` });
}

function problem(found: FieldProblem): TandemError {
  return new TandemError('input_invalid', found.detail, { errors: [found] });
}
