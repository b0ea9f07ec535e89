import { TandemError } from '@tandem/connector-kit';

/** A master key that is needed is not among those that this server has. */
export class MissingMasterKey extends TandemError {
  readonly masterKeyId: string;

  constructor(masterKeyId: string) {
    super('unavailable', `The master key ${masterKeyId} is needed, and this server does not have it.`, {
      hint: 'Give the key to this server, beside those that it has.',
    });
    this.name = 'MissingMasterKey';
    this.masterKeyId = masterKeyId;
  }
}
