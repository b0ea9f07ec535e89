const shortest = 4;
const anywhereFrom = 8;
const longestPiece = 128;
const shortestBase64 = 5;

/**
 * Regular expressions that find a secret in the forms it takes on its way through other programs. Letters and digits stand for themselves in all of
 * them; what else a secret holds may be escaped for JSON (also `\/` and `\u00e4`, up to three times over), for URLs (`%2F`, `%252F`, `+`) or
 * for HTML, each character in a style of its own. Repetitions are bounded, so that no text makes the search slow. A long secret is found
 * piece by piece. None for a secret too short to be searched for.
 */
export function secretPattern(secret: string): string[] {
  if (secret.length < shortest) return [];
  return [...pieces(secret).map(written), ...base64Forms(Buffer.from(secret)).flatMap(base64Patterns)];
}

function written(piece: string): string {
  // A run of backslashes is matched as one, since the escapes of its members cannot be told apart.
  const parts = piece.match(/\\+|[^\\]/gu) ?? [];
  const pattern = parts.map((part) => (part.startsWith('\\') ? backslashes(part.length) : character(part))).join('');
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
  return Array.from({ length: count }, (_, at) => characters.slice(at * size, (at + 1) * size).join('')).filter(
    (piece) => piece !== '',
  );
}

const shortEscapes = new Map([
  ['\b', 'b'],
  ['\t', 't'],
  ['\n', 'n'],
  ['\f', 'f'],
  ['\r', 'r'],
  ['"', '"'],
  ['/', '/'],
]);
const entities = new Map([
  ['&', 'amp'],
  ['<', 'lt'],
  ['>', 'gt'],
  ['"', 'quot'],
  ["'", 'apos'],
  ['\u00a0', 'nbsp'],
]);
/** `\`, `\\\` or `\\\\\\\`, as JSON within JSON within JSON has it. */
const escape = String.raw`\\{1,7}`;
const percent = '%(?:25){0,3}';
const ampersand = '&(?:amp;){0,3}';

function character(text: string): string {
  if (/[A-Za-z0-9]/.test(text)) return text;
  const forms = [literal(text), ...encoded(text)];
  const short = shortEscapes.get(text);
  if (short !== undefined) forms.push(escape + short);
  const entity = entities.get(text);
  if (entity !== undefined) forms.push(`${ampersand}${entity};`);
  if (text === ' ') forms.push(String.raw`\+`);
  return `(?:${forms.join('|')})`;
}

function backslashes(count: number): string {
  return String.raw`(?:\\{${count},${count * 8}}|(?:${encoded('\\').join('|')}){${count}})`;
}

/** By number: for JSON, for URLs, for HTML. */
function encoded(text: string): string[] {
  const code = text.codePointAt(0) ?? 0;
  return [
    utf16(text)
      .map((unit) => `${escape}u${anyCase(unit)}`)
      .join(''),
    [...Buffer.from(text)].map((byte) => percent + anyCase(byte.toString(16).padStart(2, '0'))).join(''),
    `${ampersand}#(?:0{0,4}${code}|[xX]0{0,4}${anyCase(code.toString(16))});`,
  ];
}

function literal(text: string): string {
  return utf16(text)
    .map((unit) => String.raw`\u${unit}`)
    .join('');
}

function utf16(text: string): string[] {
  return Array.from({ length: text.length }, (_, at) => text.charCodeAt(at).toString(16).padStart(4, '0'));
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

/** In both alphabets, the two special characters escaped or not. */
function base64Patterns(form: string): string[] {
  const patterns = pieces(form).map((piece) =>
    [...piece]
      .map((each) => {
        if (each === '+') return `(?:[+-]|${percent}2[bB])`;
        return each === '/' ? String.raw`(?:\\{0,7}\/|_|${percent}2[fF])` : each;
      })
      .join(''),
  );
  // The last one takes along the character that holds what is left of the bits.
  return [...patterns.slice(0, -1), `${patterns.at(-1) ?? ''}${String.raw`[\w+/-]?(?:=|%3[dD]){0,2}`}`];
}
