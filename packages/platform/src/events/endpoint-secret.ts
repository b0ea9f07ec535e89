import { randomBytes } from 'node:crypto';
import { Secret } from '@tandem/connector-kit';
import { partner } from '../vault/key-owner.ts';
import type { Vault } from '../vault/vault.ts';

/** A new secret as Standard Webhooks writes one: `whsec_` and 32 random bytes in base64. */
export function newEndpointSecret(): Secret {
  return new Secret(`whsec_${randomBytes(32).toString('base64')}`);
}

/** Encrypts what signs for an endpoint. It opens for this endpoint alone. */
export function sealEndpointSecret(vault: Vault, endpoint: string, secret: Secret): Promise<Buffer> {
  return vault.encrypt(partner, placeOf(endpoint), secret);
}

export function openEndpointSecret(vault: Vault, endpoint: string, sealed: Uint8Array): Promise<Secret> {
  return vault.decryptSecret(partner, placeOf(endpoint), sealed);
}

function placeOf(endpoint: string): { record: string; field: string } {
  return { record: endpoint, field: 'secret' };
}
