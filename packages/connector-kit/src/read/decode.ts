/** JSON text as read. */
export type Decoded =
  | { readonly is: 'value'; readonly value: unknown }
  /** `detail` says what is wrong in one sentence; it never quotes the text. */
  | { readonly is: 'invalid'; readonly detail: string };

const deepest = 100;

/**
 * Reads JSON. Members named `__proto__` are left out, so that no copy of the value can change what objects inherit; a value
 * nested deeper than any record is refused before something recursive meets it.
 */
export function decodeJson(text: string): Decoded {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // The parser's own message quotes what it read.
    return { is: 'invalid', detail: text.trim() === '' ? 'The text is empty.' : 'The text is not JSON.' };
  }
  const strip = mayName__proto__.test(text);
  return isSound(value, deepest, strip)
    ? { is: 'value', value }
    : { is: 'invalid', detail: 'The JSON is nested too deeply.' };
}

const mayName__proto__ = /__proto__|\\u005[fF]|\\u00[67]/;

/** Whether a value is not nested deeper than `left`; takes `__proto__` out of it on the way. */
function isSound(value: unknown, left: number, strip: boolean): boolean {
  if (typeof value !== 'object' || value === null) return true;
  if (left === 0) return false;
  if (Array.isArray(value)) {
    for (const item of value)
      if (typeof item === 'object' && item !== null && !isSound(item, left - 1, strip)) return false;
    return true;
  }
  if (strip && Object.hasOwn(value, '__proto__')) Reflect.deleteProperty(value, '__proto__');
  for (const member of Object.values(value))
    if (typeof member === 'object' && member !== null && !isSound(member, left - 1, strip)) return false;
  return true;
}
