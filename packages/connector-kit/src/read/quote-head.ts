import type { Scrubber } from './scrub.ts';

const looked = 16_384;
const used = 8_192;
const quoted = 200;

/** The first words of a reply that is not what was expected, fit for a message: without tags, scripts, control characters and secrets. */
export function quoteHead(text: string, scrubber?: Scrubber): string {
  const head = text.slice(0, looked);
  // Scrubbed before it is cut, so that no half of a secret is left.
  const clean = (scrubber === undefined ? head : scrubber.text(head))
    .slice(0, used)
    .replaceAll(/<(script|style|head)\b[^]*?(?:<\/\1\s*>|$)/gi, ' ')
    .replaceAll(/<!--[^]*?(?:-->|$)/g, ' ')
    .replaceAll(/<\/?[a-z!?][^<>]*(?:>|$)/gi, ' ')
    .replaceAll(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\ufffd]/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
  const characters = [...clean];
  return characters.length <= quoted
    ? clean
    : `${characters
        .slice(0, quoted - 1)
        .join('')
        .trimEnd()}…`;
}
