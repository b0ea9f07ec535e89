import { distance } from 'fastest-levenshtein';

const furthest = 0.6;

/** The known names nearest to one that is not known, best first, three at most. Case, `_`, `-` and `$` do not count. */
export function nearestNames(name: string, known: Iterable<string>): string[] {
  const wanted = plain(name);
  return [...known]
    .slice(0, 2000)
    .map((candidate) => ({ candidate, away: awayness(wanted, plain(candidate)) }))
    .filter(({ away }) => away <= furthest)
    .sort((a, b) => a.away - b.away || (a.candidate < b.candidate ? -1 : 1))
    .slice(0, 3)
    .map(({ candidate }) => candidate);
}

function plain(name: string): string {
  return name
    .slice(0, 100)
    .toLowerCase()
    .replaceAll(/[_\-\s.$]/g, '');
}

/** 0 is the same, 1 is nothing in common; one name standing inside the other counts as near. */
function awayness(wanted: string, candidate: string): number {
  const longest = Math.max(wanted.length, candidate.length, 1);
  const away = distance(wanted, candidate) / longest;
  const inside = wanted.length >= 3 && (candidate.includes(wanted) || (candidate !== '' && wanted.includes(candidate)));
  return inside ? Math.min(away, 0.5) : away;
}
