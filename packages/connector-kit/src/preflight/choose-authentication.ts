import type { AuthenticationMode } from '../definition/authentication-mode.ts';
import type { Connector } from '../definition/connector.ts';
import type { Method } from '../definition/method.ts';
import type { PropertyValues } from '../definition/property-values.ts';
import { type MissingProperties, TandemError } from '../errors/tandem-error.ts';
import { inputInvalid } from './check-input.ts';

/** Whether all values that a mode cannot do without are there. */
export function isConfigured(mode: AuthenticationMode, properties: PropertyValues): boolean {
  return mode.required.every((name) => properties.has(name));
}

/** What a mode still lacks, with where to find it. */
export function missingOf(
  connector: Connector,
  mode: AuthenticationMode,
  properties: PropertyValues,
): MissingProperties {
  const names = mode.required.filter((name) => !properties.has(name));
  return {
    mode: mode.name,
    properties: names.map((name) => ({
      name,
      label: connector.properties.find((property) => property.name === name)?.label ?? name,
    })),
    where: mode.where,
  };
}

/**
 * The authentication mode for one call: the one the caller asks for, else the one that the input needs, else the first
 * configured one of those the method takes, in the method's order. Throws `credential_missing`, naming the
 * properties and where to find them, or `input_invalid` where the caller asks for a mode that the method does not take.
 */
export function chooseAuthentication(
  connector: Connector,
  method: Method,
  input: Readonly<Record<string, unknown>>,
  properties: PropertyValues,
  asked: string | undefined,
): AuthenticationMode {
  if (asked !== undefined && !method.modes.includes(asked)) {
    throw inputInvalid(method.key, [
      { field: 'auth', code: 'invalid', detail: `${method.key} takes ${method.modes.join(' or ')}, not this mode.` },
    ]);
  }
  const needed = asked ?? method.modeFor?.(input);
  const names = needed === undefined ? method.modes : [needed];
  const modes = names.flatMap((name) => connector.modes.filter((mode) => mode.name === name));
  const configured = modes.find((mode) => isConfigured(mode, properties));
  if (configured === undefined) {
    throw credentialMissing(connector, method, modes, properties);
  }
  return configured;
}

function credentialMissing(
  connector: Connector,
  method: Method,
  modes: readonly AuthenticationMode[],
  properties: PropertyValues,
): TandemError {
  const missing = modes.map((mode) => missingOf(connector, mode, properties));
  const ways = missing.map((lack, at) => {
    const labels = lack.properties.map((property) => property.label).join(', ');
    return `"${modes[at]?.label ?? lack.mode}" (${labels})`;
  });
  const where = missing[0]?.where ?? [];
  return new TandemError(
    'credential_missing',
    `${method.name} needs the values under ${ways.join(' or ')}. Nothing was sent.`,
    {
      missing,
      hint: where.length > 0 ? `In ${connector.name}: ${where.join(' → ')}` : 'Fill in the values named here.',
    },
  );
}
