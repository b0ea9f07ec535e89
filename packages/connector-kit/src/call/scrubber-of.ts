import type { Credential } from '../definition/credential.ts';
import type { PropertyValues } from '../definition/property-values.ts';
import { createScrubber, type Scrubber } from '../read/scrub.ts';
import { Secret } from '../secret/secret.ts';
import type { CallRun } from './call-run.ts';

const ofCredential = new WeakMap<Credential, Scrubber>();
const ofProperties = new WeakMap<PropertyValues, Scrubber>();

/** The scrubber that knows the secrets of a call: the installation's values, and the session's where there is one. */
export function scrubberOf(run: CallRun, credential: Credential | undefined): Scrubber {
  const { properties } = run.request.installation;
  if (credential === undefined) {
    return remembered(ofProperties, properties, () => createScrubber(secretsIn(properties)));
  }
  return remembered(ofCredential, credential, () =>
    createScrubber([...secretsIn(properties), ...credential.secrets.values()]),
  );
}

function remembered<Key extends object>(memory: WeakMap<Key, Scrubber>, key: Key, make: () => Scrubber): Scrubber {
  const known = memory.get(key);
  if (known !== undefined) {
    return known;
  }
  const made = make();
  memory.set(key, made);
  return made;
}

function secretsIn(properties: PropertyValues): Secret[] {
  return [...properties.values()].filter((value) => value instanceof Secret);
}
