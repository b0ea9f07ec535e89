import { Secret, TandemError, type AuthenticationMode } from '@tandem/connector-kit';
import { textOf } from './address.ts';
import { withLogin } from './wire/statement.ts';

/** A role of the database and its password. */
export const passwordMode: AuthenticationMode = {
  name: 'password',
  label: 'To use a user and password',
  properties: ['user', 'password'],
  required: ['user', 'password'],
  where: ['In the settings of the database, under users or roles; make one for this purpose alone.'],
  given(properties) {
    const password = properties.get('password');
    // Preflight asks for the mode's required values before a credential is made.
    if (!(password instanceof Secret)) throw new TandemError('credential_missing', 'Password is not set.');
    return { mode: 'password', secrets: new Map([['password', password]]), facts: {}, generation: undefined };
  },
  apply: (request, credential, properties) =>
    withLogin(request, {
      user: textOf(properties, 'user') ?? '',
      password: credential.secrets.get('password'),
      tls: textOf(properties, 'tls') ?? 'verify',
      certificateAuthority: textOf(properties, 'certificateAuthority'),
    }),
};
