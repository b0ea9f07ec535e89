/** A document that does nothing yet. */
export function blankDocument(name: string): Record<string, unknown> {
  return { format: 1, name, connectors: {}, trigger: { kind: 'manual' }, steps: [] };
}
