import { describe, expect, it } from 'vitest';
import { answerForm } from './call-order.ts';

describe('answerForm', () => {
  it.each([
    [undefined, 'json'],
    ['*/*', 'json'],
    ['application/json', 'json'],
    ['application/x-ndjson', 'stream'],
    ['Application/X-NDJSON; charset=utf-8', 'stream'],
    ['text/html, application/octet-stream;q=0.9, */*;q=0.1', 'file'],
    ['application/json, application/x-ndjson', 'json'],
  ])('reads %s as %s', (accept, form) => {
    expect(answerForm(accept)).toBe(form);
  });
});
