const shortest = 4;
const anywhereFrom = 8;
const longestPiece = 128;
const shortestBase64 = 5;

/**
 * Regular expressions that find a secret in the forms it takes on its way through other programs. Letters and digits stand for themselves in all of
 * them; what else a secret holds may be escaped for JSON (also `\/` and `\u00e4`, once or more), for URLs (`%2F`, `%252F`, `+`) or for HTML,
 * each character in a style of its own. A long secret is found piece by piece. None for a secret too short to be searched for.
 */
export function secretPattern(secret: string): string[] {
  if (secret.length < shortest) return [];
  return [...pieces(secret).flatMap(written), ...base64Forms(Buffer.from(secret)).flatMap((form) => pieces(form).map(base64Pattern))];
}

function written(piece: string): string {
  const pattern = [...piece].map(characterPattern).join('');
  if (piece.length >= anywhereFrom) return pattern;
  // The text is compared first and its surroundings afterwards: that is quick where it is not found.
  const before = String.raw`^|[^A-Za-z0-9]|%[0-9A-Fa-f]{2}|\\u[0-9A-Fa-f]{4}|\\[bfnrt]`;
  return `${pattern}(?<=(?:${before})${pattern})(?![A-Za-z0-9])`;
}

/** Pieces of nearly equal length, cut between characters. */
function pieces(text: string): string[] {
  const characters = [...text];
  const count = Math.ceil(characters.length / longestPiece);
  const size = Math.ceil(characters.length / count);
  return Array.from({ length: count }, (_, at) => characters.slice(at * size, (at + 1) * size).join('')).filter((piece) => piece !== '');
}

const shortEscapes = new Map([['\b', 'b'], ['\t', 't'], ['\n', 'n'], ['\f', 'f'], ['\r', 'r'], ['"', '"'], ['/', '/'], ['\\', '\\\\']]);
const entities = new Map([['&', 'amp'], ['<', 'lt'], ['>', 'gt'], ['"', 'quot'], ["'", 'apos'], ['\u00a0', 'nbsp']]);

function characterPattern(character: string): string {
  if (/[A-Za-z0-9]/.test(character)) return character;
  const code = character.codePointAt(0) ?? 0;
  const forms = [
    literal(character),
    [...utf16(character)].map((unit) => String.raw`\\+u${anyCase(unit)}`).join(''),
    [...Buffer.from(character)].map((byte) => `%(?:25)*${anyCase(byte.toString(16).padStart(2, '0'))}`).join(''),
    `&(?:amp;)*#(?:0*${code}|[xX]0*${anyCase(code.toString(16))});`,
  ];
  const escape = shortEscapes.get(character);
  if (escape !== undefined) forms.push(String.raw`\\+${escape}`);
  const entity = entities.get(character);
  if (entity !== undefined) forms.push(`&(?:amp;)*${entity};`);
  if (character === ' ') forms.push(String.raw`\+`);
  return `(?:${forms.join('|')})`;
}

function literal(character: string): string {
  return /[\p{L}\p{N}]/u.test(character) ? character : [...utf16(character)].map((unit) => String.raw`\u${unit}`).join('');
}

function utf16(character: string): string[] {
  return Array.from({ length: character.length }, (_, at) => character.charCodeAt(at).toString(16).padStart(4, '0'));
}

function anyCase(hex: string): string {
  return hex.replaceAll(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`);
}

/** The base64 characters that these bytes alone decide, behind 0, 1 or 2 other bytes of a group of three. */
function base64Forms(bytes: Buffer): string[] {
  return [0, 1, 2]
    .map((before) => {
      const whole = Buffer.concat([Buffer.alloc(before), bytes]);
      return whole.toString('base64').slice(before === 0 ? 0 : before + 1, Math.floor((whole.length * 8) / 6));
    })
    .filter((form) => form.length >= shortestBase64);
}

/** In both alphabets, the two special characters escaped or not; with what little may follow. */
function base64Pattern(form: string): string {
  const body = [...form]
    .map((character) => {
      if (character === '+') return String.raw`(?:[+-]|%(?:25)*2[bB])`;
      return character === '/' ? String.raw`(?:\\*\/|_|%(?:25)*2[fF])` : character;
    })
    .join('');
  return `${body}(?:[\\w+/-]?(?:=|%3[dD]){0,2})`;
}
