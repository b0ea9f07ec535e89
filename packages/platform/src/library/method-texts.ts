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

  /** A list answer of these methods. Building hundreds of schemas takes a while, so others get their turn in between. */
  async list(connector: Connector, methods: readonly MethodFacts[], schemas: boolean): Promise<string> {
    const items: string[] = [];
    for (const method of methods) {
      if (!schemas) {
        items.push(JSON.stringify(methodFactsOf(method)));
        continue;
      }
      if (!this.#textsOf(connector).has(method.key)) await breathe();
      items.push(this.one(connector, method.key) ?? 'null');
    }
    return `{"items":[${items.join(',')}],"nextCursor":null}`;
  }

  #textsOf(connector: Connector): Map<string, string> {
    const known = this.#withSchemas.get(connector);
    if (known !== undefined) return known;
    const made = new Map<string, string>();
    this.#withSchemas.set(connector, made);
    return made;
  }
}
