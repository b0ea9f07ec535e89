import { decodeHTMLStrict } from 'entities';
import type { Likeness } from './likeness.ts';

/** A text may have been cut where a column ended; shorter ones that begin alike are different texts (`Part 1`, `Part 10`). */
const shortestCut = 40;

/**
 * Whether two texts are the same to a reader, whichever of them has markup, entities or other spaces. `unsure` where only signs differ that are no
 * letters or digits (databases lose some), or where one ends earlier.
 */
export function textLikeness(sent: string, found: string): Likeness {
  const [left, right] = [readable(sent), readable(found)];
  if (left === right) return 'same';
  const [ours, theirs] = [lettersOf(left), lettersOf(right)];
  if (ours === '' || theirs === '' || ours === theirs) return 'unsure';
  return isCut(ours, theirs) || isCut(theirs, ours) ? 'unsure' : 'other';
}

/** Whether a text says anything. */
export function saysSomething(text: string): boolean {
  return lettersOf(readable(text)) !== '';
}

function isCut(whole: string, part: string): boolean {
  return part.length >= shortestCut && whole.startsWith(part);
}

/** Markup comes back as such, or as text with entities; entities of what was sent may have got entities of their own. */
function readable(text: string): string {
  return decodeHTMLStrict(decodeHTMLStrict(text))
    .replaceAll(/<[^<>]*>/g, ' ')
    .normalize('NFC')
    .replaceAll(/[\s\p{Cc}\p{Cf}]+/gu, ' ')
    .trim()
    .toLowerCase();
}

function lettersOf(text: string): string {
  return text.replaceAll(/[^\p{L}\p{N}]/gu, '');
}
