import { documentSchema } from '@tandem/platform';

/** docs/cycle.schema.json: the JSON Schema of documents of cycles, as the server answers it too. */
export function cycleSchema(): string {
  return `${JSON.stringify(documentSchema(), undefined, 2)}\n`;
}
