import { TandemError } from '@tandem/connector-kit';

const placeholder = /\{([A-Za-z0-9_.-]{1,100})\}/g;

/** The names that a template such as `/orders/{id}` asks for. */
export function namesInPath(template: string): string[] {
  return [...template.matchAll(placeholder)].map(([, name = '']) => name);
}

/**
 * Fills a path's template, each value as one segment or part of one: whatever it holds is encoded. The kit refuses paths that leave the
 * base; a value that would change which path it is, is refused here. Throws `input_invalid`.
 */
export function fillPath(template: string, values: Readonly<Record<string, unknown>>): string {
  return template.replaceAll(placeholder, (_, name: string) => {
    const value = values[name];
    const text = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? `${value}` : '';
    // Empty, it would name the list in place of one of its records.
    if (text === '' || text === '.' || text === '..') {
      const detail = 'cannot stand in a path.';
      throw new TandemError('input_invalid', `${name}: ${detail}`, {
        errors: [{ field: name, code: 'invalid', detail }],
      });
    }
    return encodeURIComponent(text);
  });
}
