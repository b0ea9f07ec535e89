import { RE2JS } from 're2js';
import { longestPattern } from './formula-limits.ts';

/** A match as JSONata reads it: the whole and its groups, and where it begins. */
export type PatternMatch = (string | undefined)[] & { index: number };

/**
 * A regular expression that takes time linear in the text, whatever the pattern. It stands in for `RegExp` in JSONata, which uses
 * `exec` and `lastIndex` of it. Throws where the pattern has what such an engine cannot do: looking around and references back.
 */
export class LinearPattern {
  lastIndex = 0;
  readonly #compiled: RE2JS;

  constructor(pattern: RegExp) {
    if (pattern.source.length > longestPattern) throw new SyntaxError('regexp too long');
    let flags = pattern.ignoreCase ? RE2JS.CASE_INSENSITIVE : 0;
    if (pattern.multiline) flags |= RE2JS.MULTILINE;
    this.#compiled = RE2JS.compile(RE2JS.translateRegExp(pattern.source), flags);
  }

  /** The next match from `lastIndex` on, which then stands behind it. */
  exec(text: string): PatternMatch | null {
    const matcher = this.lastIndex > text.length ? undefined : this.#compiled.matcher(text);
    if (matcher === undefined || !matcher.find(this.lastIndex)) {
      this.lastIndex = 0;
      return null;
    }
    this.lastIndex = matcher.end();
    const groups = Array.from({ length: matcher.groupCount() + 1 }, (_, group) => matcher.group(group) ?? undefined);
    return Object.assign(groups, { index: matcher.start() });
  }
}
