import { setImmediate as breathe } from 'node:timers/promises';
import type { Connector, MethodFacts } from '@tandem/connector-kit';
import { methodAnswer, methodFactsOf, methodOf } from './method-answer.ts';

/** Methods as JSON text, written once each, since the definition of a connector never changes while the program runs. */
export class MethodTexts {
  readonly #withSchemas = new WeakMap<Connector, Map<string, string>>();

  /** One method with its schemas; undefined where there is none of this key. */
  one(connector: Connector, key: string): string | undefined {
    const texts = this.#textsOf(connector);
    const known = texts.get(key);
    if (known !== undefined) return known;
    const method = methodOf(connector, key);
    if (method === undefined) return undefined;
    const text = JSON.stringify(methodAnswer.parse(method));
    texts.set(key, text);
    return text;
  }

  /** Each of these methods. Building hundreds of schemas takes a while, so others get their turn in between. */
  async all(connector: Connector, methods: readonly MethodFacts[], schemas: boolean): Promise<readonly string[]> {
    if (!schemas) return methods.map((method) => JSON.stringify(methodFactsOf(method)));
    const texts: string[] = [];
    for (const { key } of methods) {
      if (!this.#textsOf(connector).has(key)) await breathe();
      texts.push(this.one(connector, key) ?? 'null');
    }
    return texts;
  }

  #textsOf(connector: Connector): Map<string, string> {
    const known = this.#withSchemas.get(connector);
    if (known !== undefined) return known;
    const made = new Map<string, string>();
    this.#withSchemas.set(connector, made);
    return made;
  }
}

/** The answer of a list that is not in pages, of items that are JSON text already. */
export function listText(items: readonly string[]): string {
  return `{"items":[${items.join(',')}],"nextCursor":null}`;
}
