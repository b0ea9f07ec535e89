import { isObject, type JsonObject } from '../definitions/schema-of.ts';

const deepest = 8;
const mostNodes = 20_000;

/**
 * Resolves `$ref` within one document, and nowhere else. What refers to itself, is nested too deeply, or would grow the whole beyond bounds is
 * left open (`{}`); so is what refers outside the document.
 */
export class References {
  readonly #document: JsonObject;
  #left = mostNodes;

  constructor(document: JsonObject) {
    this.#document = document;
  }

  /** The object that a value is, or refers to; undefined where it is none. */
  follow(value: unknown): JsonObject | undefined {
    let at = value;
    for (let hops = 0; hops < deepest; hops += 1) {
      if (!isObject(at)) return undefined;
      if (typeof at['$ref'] !== 'string') return at;
      at = this.#target(at['$ref']);
    }
    return undefined;
  }

  /** A schema with everything that it refers to in place. */
  inline(schema: unknown, trail: readonly string[] = []): unknown {
    this.#left -= 1;
    if (this.#left < 0 || trail.length > 64) return {};
    if (Array.isArray(schema)) return schema.map((item) => this.inline(item, [...trail, '']));
    if (!isObject(schema)) return schema;
    const reference = schema['$ref'];
    if (typeof reference === 'string') {
      const references = trail.filter((step) => step !== '');
      if (trail.includes(reference) || references.length >= deepest) return {};
      return this.inline(this.#target(reference) ?? {}, [...trail, reference]);
    }
    return Object.fromEntries(
      Object.entries(schema)
        .filter(([name]) => kept.has(name))
        .map(([name, member]) => [name, this.#member(name, member, trail)]),
    );
  }

  /** The members of `properties` are schemas whatever they are called. */
  #member(name: string, member: unknown, trail: readonly string[]): unknown {
    if (asGiven.has(name)) return member;
    if (name !== 'properties' || !isObject(member)) return this.inline(member, [...trail, '']);
    return Object.fromEntries(
      Object.entries(member).map(([property, schema]) => [property, this.inline(schema, [...trail, ''])]),
    );
  }

  #target(reference: string): unknown {
    if (!reference.startsWith('#/')) return undefined;
    let at: unknown = this.#document;
    for (const part of reference.slice(2).split('/')) {
      const name = decoded(part).replaceAll('~1', '/').replaceAll('~0', '~');
      if (typeof at !== 'object' || at === null || !Object.hasOwn(at, name)) return undefined;
      at = Reflect.get(at, name);
    }
    return at;
  }
}

/** What is used of a schema; the rest is not carried along. */
const kept = new Set([
  'type',
  'nullable',
  'enum',
  'const',
  'properties',
  'required',
  'additionalProperties',
  'items',
  'oneOf',
  'anyOf',
  'allOf',
  'title',
  'description',
  'format',
  'default',
  'deprecated',
  'readOnly',
  'writeOnly',
  'minLength',
  'maxLength',
  'minimum',
  'maximum',
  'example',
]);
const asGiven = new Set(['enum', 'const', 'default', 'example', 'required', 'type']);

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
