import { Refusal } from '../records/refusal.ts';
import { isPlainObject } from '../records/value.ts';

const DEEPEST = 64;
const SHALLOW = 1_000;

/** Whether brackets are nested deeper than any request needs, which would exhaust the stack of whatever walks it. */
function tooDeep(text: string): boolean {
  let depth = 0;
  let inText = false;
  for (let place = 0; place < text.length; place += 1) {
    const sign = text.charCodeAt(place);
    if (inText) {
      if (sign === 0x5c) place += 1;
      else if (sign === 0x22) inText = false;
    } else if (sign === 0x22) inText = true;
    else if (sign === 0x7b || sign === 0x5b) {
      depth += 1;
      if (depth > DEEPEST) return true;
    } else if (sign === 0x7d || sign === 0x5d) depth -= 1;
  }
  return false;
}

/** The envelope of a request. An empty body is an empty envelope. @throws Refusal where it is no JSON object */
export function parseBody(text: string): Record<string, unknown> {
  if (text.trim() === '') return {};
  if (text.length > SHALLOW && tooDeep(text)) throw new Refusal(400, 'The request is nested too deeply');
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    throw new Refusal(400, 'The request is not valid JSON');
  }
  if (Array.isArray(parsed) && parsed.length === 0) return {};
  if (!isPlainObject(parsed)) throw new Refusal(400, 'The request must be a JSON object');
  return parsed;
}

/** The member `request`; absent, `[]` and anything that is no object are empty. */
export function requestOf(body: Record<string, unknown>): Record<string, unknown> {
  const request = Object.hasOwn(body, 'request') ? body['request'] : undefined;
  return isPlainObject(request) ? request : {};
}

/** Whether a switch is on: true, 1, "1" or "true"; looked for at the top and, where `inRequest`, in `request` too. */
export function isOn(body: Record<string, unknown>, name: string, inRequest = false): boolean {
  const on = (value: unknown): boolean => value === true || value === 1 || value === '1' || value === 'true';
  return on(Object.hasOwn(body, name) ? body[name] : undefined) || (inRequest && on(requestOf(body)[name]));
}
