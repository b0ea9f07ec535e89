import type { OperatorSettings, Property } from '@tandem/connector-kit';

/** The choices of a property that are offered here: an environment other than the usual one only where the operator runs it. */
export function offeredChoices(property: Property, operator: OperatorSettings): NonNullable<Property['choices']> {
  const choices = property.choices ?? [];
  if (property.name !== 'environment') return choices;
  return choices.filter(({ value }) => value === property.default || operator.environments.has(value));
}
