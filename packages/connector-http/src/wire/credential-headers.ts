import { isMaskedMember } from '@tandem/connector-kit';

const transport =
  /^(?:host|connection|content-length|transfer-encoding|te|trailer|upgrade|expect|keep-alive|proxy-.*)$/i;
const credentials =
  /^(?:x-)?(?:amz-security-token|api-?key|api-?token|auth(?:entication|orization)?(?:-?(?:token|key))?|access-?token|session-?token|csrf-?token|.*-secret)$/i;

/** Whether a header belongs to the transport, so that no value can be put into it. */
export function isTransportHeader(name: string): boolean {
  return transport.test(name);
}

/** Whether a header carries a credential, or belongs to the transport: neither is given by an input. */
export function isCredentialHeader(name: string): boolean {
  return isMaskedMember(name) || transport.test(name) || credentials.test(name);
}
