import type { Refusal } from '../records/refusal.ts';
import type { Wire } from '../records/value.ts';
import type { SiteSettings } from '../settings/site-settings.ts';
import { phpJson } from './php-json.ts';

export type MessageShape = SiteSettings['messageShape'];

function code(statusCode: number, form: SiteSettings['statusCodes']): Wire {
  return form === 'text' ? String(statusCode) : statusCode;
}

/** `{"status":"OK","statusCode":200,"messages":null,"data":…}`, exactly these members in this order; `data` is JSON. */
export function successText(data: string | undefined, form: SiteSettings['statusCodes']): string {
  const head = `{"status":"OK","statusCode":${form === 'text' ? '"200"' : '200'},"messages":null`;
  return data === undefined ? `${head}}` : `${head},"data":${data}}`;
}

/** An ERROR envelope, without data. `messages` in any of the shapes of PROTOCOL.md 4.2. */
export function refusalText(refusal: Refusal, shape: MessageShape, form: SiteSettings['statusCodes']): string {
  return phpJson({ status: 'ERROR', statusCode: code(refusal.statusCode, form), ...messages(refusal, shape) });
}

function messages(refusal: Refusal, shape: MessageShape): { readonly [member: string]: Wire } {
  const given = refusal.messages;
  const text = refusal.message;
  const fields: readonly (readonly [string, string])[] =
    typeof given === 'string' ? [['request', given]] : Object.entries(given);
  const map = Object.fromEntries(fields);
  switch (shape) {
    case 'null':
      return { messages: null };
    case 'error-list':
      return { messages: { error: fields.map(([, message]) => message) } };
    case 'error-text':
      return { messages: { error: text } };
    case 'error-fields':
      return { messages: { error: map } };
    case 'error-field-lists':
      return { messages: { error: Object.fromEntries(fields.map(([field, message]) => [field, [message]])) } };
    case 'list':
      return { messages: fields.map(([, message]) => message) };
    case 'text':
      return { messages: text };
    case 'errors-map':
      return { messages: map, errors: map };
    case 'message':
      return { message: text };
  }
}
